using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>A way to a service on which the answers to some calls are held back until they are let go, or for ever.</summary>
internal sealed class HoldingHandler(HttpMessageHandler service, Func<HttpRequestMessage, bool> isHeld) : DelegatingHandler(service)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tells whether such a call has reached the service, and was handled.</summary>
    public Task Arrived => _arrived.Task;

    public void LetGo() => _letGo.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (isHeld(request))
        {
            _arrived.TrySetResult();
            await _letGo.Task.WaitAsync(cancellationToken);
        }

        return response;
    }
}
