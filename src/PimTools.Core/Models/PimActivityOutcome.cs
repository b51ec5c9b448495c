namespace PimTools;

/// <summary>The end of a request to PIM, and of the assignment that it made.</summary>
public enum PimActivityOutcome : long
{
    /// <summary>Neither the log nor the request tells.</summary>
    Unknown,

    /// <summary>It waits for somebody to decide.</summary>
    AwaitingDecision,

    /// <summary>It was accepted, and the service still works on it.</summary>
    InProgress,

    /// <summary>It was accepted, and its assignment begins later.</summary>
    Scheduled,

    /// <summary>Its assignment is in force.</summary>
    InForce,

    /// <summary>Its assignment has ended when its time was over.</summary>
    Expired,

    /// <summary>Its assignment was ended before its time by who held it.</summary>
    Deactivated,

    /// <summary>Its assignment was taken away before its time.</summary>
    Removed,

    /// <summary>It has done what it asked for: a removal, an extension, a change.</summary>
    Done,

    /// <summary>An approver refused it.</summary>
    Denied,

    /// <summary>It was withdrawn.</summary>
    Canceled,

    /// <summary>Nobody decided it in time.</summary>
    TimedOut,

    /// <summary>The service refused it, or failed.</summary>
    Failed,
}
