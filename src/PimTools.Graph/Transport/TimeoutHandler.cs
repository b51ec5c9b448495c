using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Json;

namespace PimTools.Graph.Transport;

/// <summary>
/// Ends a try when the answer, or the next part of it, does not come in time. The body is read here, unless the caller reads it as it
/// arrives, so that the answer counts as lost where it breaks off.
/// </summary>
internal sealed class TimeoutHandler : DelegatingHandler
{
    private readonly TimeSpan _silence;

    public TimeoutHandler(TimeSpan silence) => _silence = silence;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await OpenAsync(request, cancellationToken);
        try
        {
            if (response.Content is { } content)
            {
                var body = await AnswerStream.OpenAsync(content, _silence, cancellationToken);
                response.Content = With(content, RequestState.Of(request).IsStreamed ? body : await ReadAsync(body));
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(_silence);
        using var told = new SilenceNotice(request.RequestUri!, RequestState.Of(request).Call);
        try
        {
            return await base.SendAsync(request, end.Token);
        }
        catch (OperationCanceledException e) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("No answer came in time.", e);
        }
    }

    private static async Task<Stream> ReadAsync(AnswerStream body)
    {
        using (body)
        {
            var read = new MemoryStream();
            await new BoundedStream(body).CopyToAsync(read);
            read.Position = 0;
            return read;
        }
    }

    /// <summary>The content with another body. What it says of its length need not hold for that.</summary>
    private static StreamContent With(HttpContent content, Stream body)
    {
        var other = new StreamContent(body);
        foreach (var header in content.Headers)
        {
            if (header.Key != "Content-Length")
            {
                other.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return other;
    }
}
