namespace PimTools;

/// <summary>The states of an assignment: assigned, activated, or scheduled for later.</summary>
public enum PimAssignmentState
{
    /// <summary>Given by an administrator.</summary>
    Assigned,

    /// <summary>Activated from an eligible assignment, for a time.</summary>
    Activated,

    /// <summary>Given by an administrator, eligible or active, and not begun.</summary>
    Scheduled,
}
