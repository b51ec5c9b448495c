using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Transport;

/// <summary>
/// Counts the tries of a request, and waits before each but the first: as long as the service asks, or as its own pace is, whichever is
/// longer.
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
            var own = _backoff.Before(state.Tries - 1);
            await RetryDelay.ForAsync(own > state.Asked ? own : state.Asked, request.RequestUri!, state.Asked > TimeSpan.Zero, state.Call, cancellationToken);
        }

        state.Asked = TimeSpan.Zero;
        var response = await TryAsync(request, state, cancellationToken);
        if (RetryRules.IsRetriable(response))
        {
            state.Asked = RetryAfter.Read(response) ?? TimeSpan.Zero;

            // The retry handler above would wait as well, in silence, and read the body to its end, whatever is wrong with it.
            response.Headers.Remove(RetryAfter.Name);
            response.Content?.Dispose();
            response.Content = new ByteArrayContent(Array.Empty<byte>());
        }

        return response;
    }

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, RequestState state, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (RetryRules.IsFailure(response))
            {
                state.Outage.Fail();
            }
            else
            {
                state.Outage.End();
            }

            return response;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            state.Outage.Fail();
            throw;
        }
    }
}
