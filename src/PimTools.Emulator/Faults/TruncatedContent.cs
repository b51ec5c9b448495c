using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace PimTools.Emulator.Faults;

/// <summary>A body that announces its whole length and then breaks off.</summary>
internal sealed class TruncatedContent : HttpContent
{
    private readonly byte[] _whole;
    private readonly int _sent;

    public TruncatedContent(byte[] whole, int sent)
    {
        _whole = whole;
        _sent = Math.Min(sent, whole.Length);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_whole, 0, _sent);
        await stream.FlushAsync();
        throw new IOException("The response ended prematurely.");
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new TruncatedStream(_whole, _sent));

    protected override bool TryComputeLength(out long length)
    {
        length = _whole.Length;
        return true;
    }
}
