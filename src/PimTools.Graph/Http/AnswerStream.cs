using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Http;

/// <summary>
/// An answer's body as it arrives, until the call is canceled. Who reads JSON or text cannot cancel a read that has begun; this ends it.
/// </summary>
internal sealed class AnswerStream : Stream
{
    private readonly Stream _body;
    private readonly CancellationToken _cancellation;

    public AnswerStream(Stream body, CancellationToken cancellation)
    {
        _body = body;
        _cancellation = cancellation;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

#if NET
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _body.ReadAsync(buffer, _cancellation);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
#else
    // .NET Framework looks at the token before it reads only, but gives up where the stream goes away.
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        using var end = _cancellation.Register(_body.Dispose);
        try
        {
            return await _body.ReadAsync(buffer, offset, count, _cancellation);
        }
        catch (Exception) when (_cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(_cancellation);
        }
    }
#endif

    public override int Read(byte[] buffer, int offset, int count) => _body.Read(buffer, offset, count);

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
}
