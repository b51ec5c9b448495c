namespace PimTools;

/// <summary>The result of a row.</summary>
public enum PimImportResult : long
{
    /// <summary>Nothing was sent: under -WhatIf, or not confirmed.</summary>
    Planned,

    /// <summary>It was made.</summary>
    Created,

    /// <summary>It was changed.</summary>
    Updated,

    /// <summary>It existed as wanted.</summary>
    Unchanged,

    /// <summary>It was done before, as the file resumed from says.</summary>
    Resumed,

    /// <summary>It failed; the reason says why.</summary>
    Failed,
}
