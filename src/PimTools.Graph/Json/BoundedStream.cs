using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Json;

/// <summary>Passes on a body up to a length that no honest answer has. What goes on and on would fill the memory.</summary>
internal sealed class BoundedStream : Stream
{
    /// <summary>The most bytes of a single answer, and of one element of a list: 64 MB. Lists as a whole are as long as they are.</summary>
    public const long Longest = 64L << 20;

    private readonly Stream _body;
    private long _read;

    public BoundedStream(Stream body) => _body = body;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Begins to count anew, for the next element.</summary>
    public void Restart() => _read = 0;

#if NET
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await _body.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
#else
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Count(await _body.ReadAsync(buffer, offset, count, cancellationToken));
#endif

    public override int Read(byte[] buffer, int offset, int count) => Count(_body.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _read += read;
        return _read <= Longest
            ? read
            : throw new PimException(PimErrorCode.InvalidResponse, "The service's answer is longer than 64 MB, and was not read further.")
            {
                Remedy = "A proxy may have put in its own answer. Get-PimContext shows the endpoints that were called.",
            };
    }
}
