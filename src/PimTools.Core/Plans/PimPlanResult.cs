namespace PimTools;

/// <summary>The result of a step of a plan.</summary>
public enum PimPlanResult : long
{
    /// <summary>Nothing was sent: the plan was not applied yet, or the step is withheld.</summary>
    Planned,

    /// <summary>It was made.</summary>
    Created,

    /// <summary>It was changed.</summary>
    Updated,

    /// <summary>It was removed.</summary>
    Removed,

    /// <summary>It was as planned before the plan was applied.</summary>
    Unchanged,

    /// <summary>It was not sent, since a step before it failed; the reason says which.</summary>
    Skipped,

    /// <summary>It failed; the reason says why.</summary>
    Failed,
}
