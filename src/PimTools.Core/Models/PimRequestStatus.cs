namespace PimTools;

/// <summary>The status of a request: the words of Graph and ARM together.</summary>
public enum PimRequestStatus : long
{
    /// <summary>A word this version does not know.</summary>
    Unknown,

    /// <summary>Received.</summary>
    Accepted,

    /// <summary>Being evaluated.</summary>
    PendingEvaluation,

    /// <summary>Accepted for a future start.</summary>
    Granted,

    /// <summary>Refused by an approver.</summary>
    Denied,

    /// <summary>Being provisioned.</summary>
    PendingProvisioning,

    /// <summary>Done: the assignment exists.</summary>
    Provisioned,

    /// <summary>Being revoked.</summary>
    PendingRevocation,

    /// <summary>Done: the assignment was removed.</summary>
    Revoked,

    /// <summary>Withdrawn.</summary>
    Canceled,

    /// <summary>The service failed.</summary>
    Failed,

    /// <summary>Approved, being provisioned.</summary>
    PendingApprovalProvisioning,

    /// <summary>Waits for an approver.</summary>
    PendingApproval,

    /// <summary>The resource is locked.</summary>
    FailedAsResourceIsLocked,

    /// <summary>Waits for an administrator (extension and renewal).</summary>
    PendingAdminDecision,

    /// <summary>An administrator agreed.</summary>
    AdminApproved,

    /// <summary>An administrator refused.</summary>
    AdminDenied,

    /// <summary>Nobody decided in time.</summary>
    TimedOut,

    /// <summary>Provisioning has begun.</summary>
    ProvisioningStarted,

    /// <summary>The service found the request invalid.</summary>
    Invalid,

    /// <summary>The schedule is being created.</summary>
    PendingScheduleCreation,

    /// <summary>Done: the schedule exists.</summary>
    ScheduleCreated,

    /// <summary>Waits for another system.</summary>
    PendingExternalProvisioning,
}
