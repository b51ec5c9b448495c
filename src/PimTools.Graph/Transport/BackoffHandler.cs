using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Transport;

/// <summary>
/// Counts the tries of a request, and waits before each but the first. The retry handler above waits as long as the service asks, in whole
/// seconds and no longer; this waits for the rest, where the own wait is longer.
/// </summary>
internal sealed class BackoffHandler : DelegatingHandler
{
    // The retry handler writes it into each repeat.
    private const string RetryAttempt = "Retry-Attempt";

    private readonly Backoff _backoff;

    public BackoffHandler(TimeSpan firstWait) => _backoff = new Backoff(firstWait);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove(RetryAttempt);
        var state = RequestState.Of(request);
        if (state.Tries++ > 0)
        {
            var rest = _backoff.Before(state.Tries - 1) - state.Waited;
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, cancellationToken);
        }

        state.Waited = TimeSpan.Zero;
        var response = await base.SendAsync(request, cancellationToken);
        if (RetryRules.IsRetriable(response))
        {
            state.Waited = RetryAfter.Read(response) ?? TimeSpan.Zero;

            // The retry handler would read it to its end, however long that takes and whatever is wrong with it.
            response.Content?.Dispose();
            response.Content = new ByteArrayContent(Array.Empty<byte>());
        }

        return response;
    }
}
