namespace PimTools;

/// <summary>How an assignment came to be, or that it is still to come.</summary>
public enum PimAssignmentState
{
    /// <summary>Given by an administrator.</summary>
    Assigned,

    /// <summary>Activated from an eligible assignment, for a time.</summary>
    Activated,

    /// <summary>Given by an administrator, eligible or active, and not begun.</summary>
    Scheduled,
}
