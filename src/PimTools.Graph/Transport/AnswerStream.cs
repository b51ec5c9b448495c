using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Transport;

/// <summary>
/// Passes on an answer's body as it arrives, until the call is canceled or the service falls silent. Who reads JSON or text cannot cancel a
/// read that has begun; this ends it.
/// </summary>
internal sealed class AnswerStream : Stream
{
    private readonly Stream _body;
    private readonly TimeSpan _silence;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _end;

    private AnswerStream(Stream body, TimeSpan silence, CancellationToken cancellation)
    {
        _body = body;
        _silence = silence;
        _cancellation = cancellation;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <param name="content">The content whose body it is.</param>
    /// <param name="silence">How long to wait for the next part of it.</param>
    /// <param name="cancellation">Ends the call.</param>
    public static async Task<AnswerStream> OpenAsync(HttpContent content, TimeSpan silence, CancellationToken cancellation)
    {
#if NET
        return new AnswerStream(await content.ReadAsStreamAsync(cancellation), silence, cancellation);
#else
        return new AnswerStream(await content.ReadAsStreamAsync(), silence, cancellation);
#endif
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
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _end.CancelAfter(_silence);
        try
        {
            return await _body.ReadAsync(buffer, _end.Token);
        }
        catch (Exception e) when (_end.IsCancellationRequested)
        {
            throw Ended(e);
        }
        catch (Exception e) when (IsBrokenEncoding(e))
        {
            throw BrokenEncoding(e);
        }
        finally
        {
            _end.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
#else
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        // .NET Framework looks at the token before it reads only, but gives up where the stream goes away.
        _end.CancelAfter(_silence);
        using var cut = _end.Token.Register(_body.Dispose);
        try
        {
            return await _body.ReadAsync(buffer, offset, count, _end.Token);
        }
        catch (Exception e) when (_end.IsCancellationRequested)
        {
            throw Ended(e);
        }
        catch (Exception e) when (IsBrokenEncoding(e))
        {
            throw BrokenEncoding(e);
        }
        finally
        {
            _end.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
#endif

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return _body.Read(buffer, offset, count);
        }
        catch (Exception e) when (IsBrokenEncoding(e))
        {
            throw BrokenEncoding(e);
        }
    }

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
            _end.Dispose();
        }

        base.Dispose(disposing);
    }

    // The decoders of gzip, deflate and br each throw what they like. What the connection throws says more itself.
    private static bool IsBrokenEncoding(Exception fault) => fault is not (IOException or HttpRequestException or OperationCanceledException);

    private static InvalidDataException BrokenEncoding(Exception cause) => new("its encoding is broken. " + cause.Message, cause);

    private Exception Ended(Exception cause) => _cancellation.IsCancellationRequested
        ? new OperationCanceledException(_cancellation)
        : new TimeoutException("The answer did not go on in time.", cause);
}
