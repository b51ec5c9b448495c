namespace PimTools;

/// <summary>The meaning of a status for the person who made the request.</summary>
public enum PimRequestOutcome : long
{
    /// <summary>The service still works on it.</summary>
    InProgress,

    /// <summary>A person has to decide.</summary>
    AwaitingDecision,

    /// <summary>Accepted; it will hold at its start time.</summary>
    Scheduled,

    /// <summary>Done as asked.</summary>
    Succeeded,

    /// <summary>Ended without effect, or what it brought about was taken back.</summary>
    Failed,
}
