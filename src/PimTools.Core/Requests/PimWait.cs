using System;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Waits for requests to end.</summary>
public static class PimWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Reads a request again until it has ended, has been scheduled, or waits for a person and that is not waited for.</summary>
    /// <exception cref="PimException">The time was up (<see cref="PimErrorCode.WaitTimedOut"/>); the request itself goes on.</exception>
    public static async Task<PimRequest> ForEndAsync(IPimClient client, PimRequest request, PimWaitOptions options, PimCall call)
    {
        var started = DateTimeOffset.UtcNow;
        var pause = options.FirstPause;
        while (MustWait(request, options))
        {
            var waited = DateTimeOffset.UtcNow - started;
            options.Report?.Invoke(request, waited);
            if (waited >= options.Timeout)
            {
                throw new PimException(
                    PimErrorCode.WaitTimedOut,
                    $"{request.Role} is still {request.Status} after {PimDuration.Tell(options.Timeout)}.")
                {
                    Remedy = $"The request goes on. Wait-PimRequest {request.Id} waits again.",
                    TargetObject = request,
                };
            }

            var left = options.Timeout - waited;
            await Task.Delay(pause < left ? pause : left, call.Cancellation).ConfigureAwait(false);
            pause = TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * 1.5), Longest.Ticks));
            request = await client.RefreshRequestAsync(request, call).ConfigureAwait(false);
        }

        return request;
    }

    private static bool MustWait(PimRequest request, PimWaitOptions options) => request.Outcome switch
    {
        PimRequestOutcome.InProgress => true,
        PimRequestOutcome.AwaitingDecision => options.WaitForApproval,
        _ => false,
    };
}
