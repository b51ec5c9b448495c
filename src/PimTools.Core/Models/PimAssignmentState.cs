namespace PimTools;

/// <summary>The states of an assignment.</summary>
public enum PimAssignmentState : long
{
    /// <summary>It has begun and can be activated.</summary>
    Eligible,

    /// <summary>An administrator gave it, and the role holds.</summary>
    Active,

    /// <summary>It was activated from an eligible assignment, for a time.</summary>
    Activated,

    /// <summary>An administrator gave it, eligible or active, and it has not begun.</summary>
    Scheduled,
}
