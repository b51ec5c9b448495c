namespace PimTools;

/// <summary>The outcome for an assignment that is wanted.</summary>
public enum PimChangeKind : long
{
    /// <summary>It exists as wanted.</summary>
    Unchanged,

    /// <summary>It was made.</summary>
    Created,

    /// <summary>It existed and was changed.</summary>
    Updated,

    /// <summary>It was removed.</summary>
    Removed,
}
