using PimTools.Models;

namespace PimTools.Requests;

/// <summary>Makes the error of a request that ended without what was asked for.</summary>
internal static class RequestFailure
{
    /// <exception cref="PimException">
    /// It ended so: <see cref="PimErrorCode.ResourceLocked"/> where a lock is the cause, <see cref="PimErrorCode.RequestFailed"/> for all else.
    /// </exception>
    public static void ThrowIfFailed(PimRequest request)
    {
        if (Find(request) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>The error; null where the request has not failed.</summary>
    public static PimException? Find(PimRequest request)
    {
        if (request.Outcome != PimRequestOutcome.Failed)
        {
            return null;
        }

        var what = $"{request.Action} {request.Role.Describe(request.Scope)} for {request.Principal}";
        var (reason, remedy) = Explain(request);
        return new PimException(
            request.Status == PimRequestStatus.FailedAsResourceIsLocked ? PimErrorCode.ResourceLocked : PimErrorCode.RequestFailed,
            $"{what} ended as {request.Status}: {reason}.")
        {
            Remedy = remedy,
            TargetObject = request,
            ServiceCode = request.Status.ToString(),
        };
    }

    private static (string Reason, string Remedy) Explain(PimRequest request) => request.Status switch
    {
        PimRequestStatus.FailedAsResourceIsLocked => (
            $"a lock at {request.Scope}, or on what lies above or below it, forbids to change role assignments there",
            "Remove the lock in Azure, or have its owner remove it, and send the request again."),
        PimRequestStatus.Denied or PimRequestStatus.AdminDenied => (
            $"{request.DecidedBy?.ToString() ?? "whoever decides"} refused it{(request.Decided is { } when ? $" on {MomentText.Of(when)}" : string.Empty)}{(request.DecisionJustification is { } why ? $", saying '{why}'" : string.Empty)}",
            "Ask the person who decided, and send a new request with a better justification."),
        PimRequestStatus.TimedOut => ("nobody decided in time", "Get-PimApprover lists who can decide. Send the request again."),
        PimRequestStatus.Canceled => ("it was withdrawn", "Send it again if it is still needed."),
        PimRequestStatus.Revoked => ("it was carried out, and what it brought about was taken back", "Send it again if it is still needed."),
        PimRequestStatus.Invalid => ("the service found it invalid", "Get-PimRoleSetting shows what the role's setting allows."),
        _ => ("the service could not carry it out, and gives no reason", $"Send it again. If that fails too, the service's support finds it as request {request.Id}."),
    };
}
