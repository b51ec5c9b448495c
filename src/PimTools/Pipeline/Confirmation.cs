namespace PimTools.Pipeline;

/// <summary>What -WhatIf, -Confirm and the person said.</summary>
public enum Confirmation
{
    /// <summary>Do it.</summary>
    Go,

    /// <summary>Leave it.</summary>
    Skip,

    /// <summary>Only say what would be done.</summary>
    WhatIf,
}
