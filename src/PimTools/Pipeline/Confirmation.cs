namespace PimTools.Pipeline;

/// <summary>The answers of -WhatIf, -Confirm and the person.</summary>
public enum Confirmation
{
    /// <summary>Do it.</summary>
    Go,

    /// <summary>Leave it.</summary>
    Skip,

    /// <summary>Describe it without doing it.</summary>
    WhatIf,
}
