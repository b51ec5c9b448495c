namespace PimTools.Auditing;

/// <summary>The phase of a request that an audit record tells of.</summary>
internal enum AuditPhase
{
    /// <summary>It was asked for.</summary>
    Requested,

    /// <summary>Approvers were asked.</summary>
    ApprovalRequested,

    /// <summary>An approver agreed.</summary>
    Approved,

    /// <summary>An approver refused.</summary>
    Denied,

    /// <summary>Nobody decided in time.</summary>
    TimedOut,

    /// <summary>It was withdrawn.</summary>
    Canceled,

    /// <summary>It was done.</summary>
    Completed,

    /// <summary>The time of the assignment was over.</summary>
    Ended,

    /// <summary>It was done outside of PIM.</summary>
    OutsidePim,
}
