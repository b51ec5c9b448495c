using System;

namespace PimTools;

/// <summary>The requirements that a rule can have for activating or assigning.</summary>
[Flags]
public enum PimRequirements : long
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A sign-in with multifactor authentication.</summary>
    Mfa = 1,

    /// <summary>A justification.</summary>
    Justification = 2,

    /// <summary>A ticket.</summary>
    Ticket = 4,

    /// <summary>Something that this version does not know, or a rule that the policy lacks.</summary>
    Unknown = 8,
}
