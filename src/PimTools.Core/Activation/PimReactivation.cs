using System;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Requests;

namespace PimTools.Activation;

/// <summary>Makes a running activation last longer. The service cannot extend one, so it is ended and begun again.</summary>
internal static class PimReactivation
{
    // observed: for up to two minutes after an activation has ended, a new one is refused as existing
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Refuses a start, since what is extended begins at once.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void CheckStart(bool extend, PimMoment? start)
    {
        if (extend && start is not null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "-Extend activates the role again at once, so it cannot be combined with -Start.")
            {
                Remedy = "Leave out one of them. Nothing was sent.",
                TargetObject = start,
            };
        }
    }

    /// <summary>Refuses what would leave somebody without the role: it must be given back at once, and nobody be waited for.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.PolicyViolation"/> where the role needs approval, or nobody knows whether it does.
    /// </exception>
    public static void Check(PimRequestDraft draft, PimRoleSetting? setting)
    {
        if (setting is { Activation.RequiresApproval: false })
        {
            return;
        }

        var reason = setting?.Activation.RequiresApproval is null ? "its setting cannot be read, and may demand approval" : "it needs approval, and would be gone until somebody approves";
        throw new PimException(PimErrorCode.PolicyViolation, $"{draft.Role.Describe(draft.Scope)} cannot be extended: {reason}.")
        {
            Remedy = "It was not changed. Stop-PimRoleActivation ends it, and Request-PimRoleActivation asks for it again.",
            TargetObject = draft,
        };
    }

    /// <summary>Ends the activation and activates again as the draft says.</summary>
    /// <remarks>Once the end is sent, canceling no longer stops it: it goes on for two minutes at most, so that the role comes back.</remarks>
    /// <exception cref="PimException">
    /// What the service refused. When the second step fails, the role was ended, and the message says so.
    /// </exception>
    public static async Task<PimRequest> RunAsync(IPimClient client, PimRequestDraft draft, PimCall call)
    {
        // Checked first, so that nobody loses a role for a request that could not have been made.
        await CheckAsync(client, draft, call);
        call.Cancellation.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource();
        using var canceled = call.Cancellation.Register(() => patience.CancelAfter(Lag));
        var bound = call.CanceledBy(patience.Token).TracedBy(Quietly(call.Trace));
        await client.Requests.SubmitAsync(PimDeactivation.Draft(draft.Role, draft.Scope, draft.Principal, draft.Justification), bound);
        try
        {
            var made = await ActivateAsync(client, draft, bound);
            RequestFailure.ThrowIfFailed(made);
            ReportStopped($"{draft.Role.Describe(draft.Scope)} was ended and activated again.", call);
            return made;
        }
        catch (Exception e) when (e is PimException or OperationCanceledException)
        {
            var error = NotAgain(draft, e as PimException ?? new PimException(PimErrorCode.OutcomeUnknown, "It was canceled.", e));
            ReportStopped($"{error.Message} {error.Remedy}", call);
            throw error;
        }
    }

    private static async Task<PimRequest> ActivateAsync(IPimClient client, PimRequestDraft draft, PimCall call)
    {
        var deadline = DateTimeOffset.UtcNow + Lag;
        while (true)
        {
            try
            {
                return await client.Requests.SubmitAsync(draft, call);
            }
            catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive && DateTimeOffset.UtcNow < deadline)
            {
                await Task.Delay(Pause, call.Cancellation);
            }
        }
    }

    // Who has stopped hears nothing else any more.
    private static void ReportStopped(string what, PimCall call)
    {
        if (call.Cancellation.IsCancellationRequested)
        {
            call.Notice?.Invoke($"The command was stopped. {what}");
        }
    }

    private static Action<PimHttpTrace>? Quietly(Action<PimHttpTrace>? trace) => trace is null ? null : line =>
    {
        try
        {
            trace(line);
        }
        catch (OperationCanceledException)
        {
            // Who listened has gone, and that must not break what brings the role back.
        }
    };

    private static PimException NotAgain(PimRequestDraft draft, PimException error)
    {
        var isOpen = error.Code is PimErrorCode.OutcomeUnknown or PimErrorCode.AlreadyActive;
        var standing = isOpen
            ? "Get-PimAssignment -Mine -Type Active tells whether it is active now. If not, Request-PimRoleActivation asks for it again."
            : "It is not active now. Request-PimRoleActivation asks for it again.";
        return error.WithMessage(
            $"{draft.Role.Describe(draft.Scope)} was ended, {(isOpen ? "and it is not known whether it was" : "but could not be")} activated again: {error.Message}",
            standing + (error.Remedy is null ? string.Empty : " " + error.Remedy),
            draft);
    }

    private static async Task CheckAsync(IPimClient client, PimRequestDraft draft, PimCall call)
    {
        try
        {
            await client.Requests.SubmitAsync(draft.ForValidation(), call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.AlreadyActive)
        {
            // That it is active is what this begins with; everything else was found in order.
        }
    }
}
