using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>Holds the answers of some calls back until another call is made, so that a test sees that neither waits for the other.</summary>
/// <param name="service">The service.</param>
/// <param name="held">A part of the address of the calls whose answers are held back.</param>
/// <param name="until">A part of the address of the call that releases them.</param>
internal sealed class HeldAnswersHandler(HttpMessageHandler service, string held, string until) : DelegatingHandler(service)
{
    // Long enough for a busy machine; only a test that fails waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tells whether an answer was held back, and released by the other call.</summary>
    public bool WasReleased { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = Uri.UnescapeDataString(request.RequestUri!.PathAndQuery);
        if (address.Contains(until, StringComparison.Ordinal))
        {
            _released.TrySetResult();
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (address.Contains(held, StringComparison.Ordinal))
        {
            WasReleased = await Task.WhenAny(_released.Task, Task.Delay(Patience, cancellationToken)) == _released.Task;
        }

        return answer;
    }
}
