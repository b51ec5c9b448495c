namespace PimTools;

/// <summary>How an active assignment came to be.</summary>
public enum PimAssignmentState
{
    /// <summary>Given by an administrator.</summary>
    Assigned,

    /// <summary>Activated from an eligible assignment, for a time.</summary>
    Activated,
}
