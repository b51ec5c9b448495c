namespace PimTools.Models;

/// <summary>Reads what a status means.</summary>
internal static class PimRequestStatusExtensions
{
    /// <summary>Gets the meaning of a status for the person who made the request. An unknown word counts as in progress: never as success.</summary>
    public static PimRequestOutcome GetOutcome(this PimRequestStatus status) => status switch
    {
        PimRequestStatus.Provisioned or PimRequestStatus.ScheduleCreated or PimRequestStatus.AdminApproved
            or PimRequestStatus.Revoked => PimRequestOutcome.Succeeded,
        PimRequestStatus.Denied or PimRequestStatus.AdminDenied or PimRequestStatus.Failed or PimRequestStatus.FailedAsResourceIsLocked
            or PimRequestStatus.Canceled or PimRequestStatus.TimedOut or PimRequestStatus.Invalid => PimRequestOutcome.Failed,
        PimRequestStatus.Granted => PimRequestOutcome.Scheduled,
        PimRequestStatus.PendingApproval or PimRequestStatus.PendingAdminDecision => PimRequestOutcome.AwaitingDecision,
        _ => PimRequestOutcome.InProgress,
    };
}
