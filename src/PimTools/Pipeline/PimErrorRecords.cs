using System;
using System.Management.Automation;

namespace PimTools.Pipeline;

/// <summary>Error records: a stable id, a true category, the user's own input as target, and the remedy.</summary>
internal static class PimErrorRecords
{
    // PowerShell 7.5 and later print the recommended action under the message; before, it would stay unseen.
    private static readonly bool ShowsRecommendation = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    public static ErrorRecord From(PimException error, object? target = null)
    {
        var record = new ErrorRecord(error, error.Code.ToString(), Category(error.Code), Target(error, target));
        if (error.Remedy is { } remedy)
        {
            record.ErrorDetails = new ErrorDetails(ShowsRecommendation ? error.Message : error.Message + " " + remedy) { RecommendedAction = remedy };
        }

        return record;
    }

    /// <summary>Tells whether nothing further can work in this command, because every item would fail the same way.</summary>
    public static bool IsFatal(PimException error) => !error.IsOfOneItem && !IsOfAnotherTenant(error) && error.Code is PimErrorCode.NotConnected
        or PimErrorCode.AuthenticationFailed or PimErrorCode.TokenExpired or PimErrorCode.WrongTenant or PimErrorCode.InvalidToken
        or PimErrorCode.ContextNotFound or PimErrorCode.LoadFailed or PimErrorCode.UntrustedHost;

    // One subscription may belong to another tenant than all the rest.
    private static bool IsOfAnotherTenant(PimException error) => error is { Code: PimErrorCode.WrongTenant, Status: not null };

    // What the person typed or piped in tells them more than what it was turned into on the way.
    private static object? Target(PimException error, object? target) =>
        error.TargetObject as string ?? (target is PimIdentity identity ? identity.Given : target) ?? error.TargetObject;

    private static ErrorCategory Category(PimErrorCode code) => code switch
    {
        PimErrorCode.NotConnected or PimErrorCode.NetworkFailure => ErrorCategory.ConnectionError,
        PimErrorCode.AuthenticationFailed or PimErrorCode.TokenExpired or PimErrorCode.WrongTenant or PimErrorCode.MfaRequired
            or PimErrorCode.StepUpRequired => ErrorCategory.AuthenticationError,
        PimErrorCode.PermissionMissing or PimErrorCode.NotEligible or PimErrorCode.NotApprover
            or PimErrorCode.LicenseMissing => ErrorCategory.PermissionDenied,
        PimErrorCode.RoleNotFound or PimErrorCode.SettingNotFound or PimErrorCode.ScopeNotFound or PimErrorCode.PrincipalNotFound or PimErrorCode.RequestNotFound
            or PimErrorCode.ContextNotFound or PimErrorCode.NotFound or PimErrorCode.NotActive or PimErrorCode.AssignmentNotFound
            or PimErrorCode.FavoriteNotFound or PimErrorCode.ProfileNotFound => ErrorCategory.ObjectNotFound,
        PimErrorCode.AlreadyActive or PimErrorCode.PendingRequestExists => ErrorCategory.ResourceExists,
        PimErrorCode.ResourceLocked or PimErrorCode.Throttled => ErrorCategory.ResourceBusy,
        PimErrorCode.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        PimErrorCode.WaitTimedOut => ErrorCategory.OperationTimeout,
        PimErrorCode.ActiveDurationTooShort or PimErrorCode.NotCancelable or PimErrorCode.AlreadyDecided or PimErrorCode.NotDecidable
            or PimErrorCode.PolicyViolation => ErrorCategory.InvalidOperation,
        PimErrorCode.UntrustedHost => ErrorCategory.SecurityError,
        PimErrorCode.InvalidResponse or PimErrorCode.InvalidFavorite or PimErrorCode.InvalidProfile => ErrorCategory.InvalidResult,
        PimErrorCode.RequestFailed or PimErrorCode.RowsFailed or PimErrorCode.OutcomeUnknown or PimErrorCode.ServiceError => ErrorCategory.NotSpecified,
        PimErrorCode.ResultsIncomplete => ErrorCategory.WriteError,
        PimErrorCode.LoadFailed => ErrorCategory.NotInstalled,
        _ => ErrorCategory.InvalidArgument,
    };
}
