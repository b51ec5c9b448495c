namespace PimTools.Changes;

/// <summary>The step that leads from what exists to what is wanted.</summary>
internal enum AssignmentAction
{
    /// <summary>It is as wanted.</summary>
    None,

    /// <summary>There is none, and one is made.</summary>
    Create,

    /// <summary>The end moves to an earlier or a later time or is taken away, the start moves, or the condition changes.</summary>
    Update,

    /// <summary>The end alone moves to a later time.</summary>
    Extend,

    /// <summary>One that has expired is brought back.</summary>
    Renew,

    /// <summary>It is taken away.</summary>
    Remove,
}
