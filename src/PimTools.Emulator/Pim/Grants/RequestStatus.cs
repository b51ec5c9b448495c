namespace PimTools.Emulator.Pim.Grants;

/// <summary>The statuses of requests and schedules.</summary>
internal static class RequestStatus
{
    public const string Provisioned = "Provisioned";
    public const string Granted = "Granted";
    public const string PendingApproval = "PendingApproval";
    public const string PendingAdminDecision = "PendingAdminDecision";
    public const string Denied = "Denied";
    public const string Canceled = "Canceled";
    public const string Revoked = "Revoked";
    public const string Failed = "Failed";
    public const string FailedAsResourceIsLocked = "FailedAsResourceIsLocked";

    public static bool IsPending(string status) => status is PendingApproval or PendingAdminDecision;

    public static bool IsCancelable(string status) => IsPending(status) || status == Granted;
}
