using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Transport;

/// <summary>Sends a read again whose answer got lost on the way. <see cref="BackoffHandler"/> waits before it.</summary>
internal sealed class LostAnswerHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = RequestState.Of(request);
        for (var wasSilent = false; ;)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && RetryRules.IsRetriable(e, state) && !(wasSilent && RetryRules.IsSilence(e)))
            {
                // Each silence takes its time; who waits for a prompt does not wait for five.
                wasSilent |= RetryRules.IsSilence(e);
            }
        }
    }
}
