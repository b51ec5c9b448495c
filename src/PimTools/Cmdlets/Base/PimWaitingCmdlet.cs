using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Models;
using PimTools.Pipeline;
using PimTools.Requests;

namespace PimTools.Commands;

/// <summary>A cmdlet that can wait for requests to end.</summary>
public abstract class PimWaitingCmdlet : PimClientCmdlet
{
    private int _waits;

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter WaitForApproval { get; set; }

    [Parameter]
    [Duration(IsNeeded = true)]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Tells whether the command waits for the requests that it makes.</summary>
    private protected virtual bool IsWaiting => WaitForApproval || MyInvocation.BoundParameters.ContainsKey(nameof(Timeout));

    /// <summary>Emits a request that was made, once it has ended where the command waits for that; reports it where it failed.</summary>
    private protected Task EmitAsync(PimRequest request, PimCall call) => TryAsync(
        async () =>
        {
            if (IsWaiting)
            {
                await EmitWhenEndedAsync(request, call);
                return;
            }

            EmitMade(request);
            RequestFailure.ThrowIfFailed(request);
        },
        request);

    /// <summary>Waits for all of them at once and emits each when it has ended; one that has not in time is emitted as it stands, and told.</summary>
    private protected Task EmitWhenEndedAsync(IEnumerable<PimRequest> requests, PimCall call) =>
        Task.WhenAll(requests.Select(request => TryAsync(() => EmitWhenEndedAsync(request, call), request)).ToList());

    /// <summary>Waits for one request; throws when the wait for it failed, or the request did.</summary>
    private protected async Task EmitWhenEndedAsync(PimRequest request, PimCall call)
    {
        var progress = new WaitProgress(System.Threading.Interlocked.Increment(ref _waits), request, Timeout, Report);
        var latest = request;
        var options = new PimWaitOptions
        {
            Timeout = Timeout,
            WaitForApproval = WaitForApproval,
            Report = (standing, waited) =>
            {
                latest = standing;
                progress.Show(standing, waited);
            },
        };
        try
        {
            latest = await PimWait.ForEndAsync(Client, request, options, call);
            latest = await LookUpListingAsync(latest, call);
        }
        finally
        {
            // Before the progress ends, which nobody looks at any more once the pipeline has.
            EmitOrWarn(latest, call);
            progress.End();
        }

        RequestFailure.ThrowIfFailed(latest);
    }

    private void EmitOrWarn(PimRequest latest, PimCall call)
    {
        if (!IsChanging && !call.Cancellation.IsCancellationRequested)
        {
            // What only was waited for can be read again by whoever missed its end.
            Emit(latest);
        }
        else if (!call.Cancellation.IsCancellationRequested)
        {
            EmitMade(latest);
        }
        else if (latest.Outcome is PimRequestOutcome.InProgress or PimRequestOutcome.AwaitingDecision)
        {
            Warn($"The wait was stopped, the request goes on: {latest}. Wait-PimRequest {latest.Id} waits again.");
        }
        else if (IsChanging)
        {
            Warn(UntoldOutput.Describe(latest));
        }
    }

    // Provisioned is not the same as usable: who goes on at once should know when the service itself does not show it yet.
    private async Task<PimRequest> LookUpListingAsync(PimRequest request, PimCall call)
    {
        try
        {
            if (PimWait.HasEnded(request, Client.ServiceTime))
            {
                Warn($"{request.Role.Describe(request.Scope)} was provisioned, and ended at {MomentText.OfEnd(request.End)}.");
            }

            var looked = await PimWait.LookUpListingAsync(Client, request, call);
            if (looked.IsListed == false)
            {
                Warn($"{looked.Role.Describe(looked.Scope)} is provisioned, but the service does not list it yet. That may take some minutes.");
            }

            return looked;
        }
        catch (PimException e) when (!IsFatal(e))
        {
            return request;
        }
    }
}
