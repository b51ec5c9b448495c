using System;

namespace PimTools;

/// <summary>The Assignment part of a role setting.</summary>
public sealed class PimAssignmentSetting
{
    /// <summary>Whether somebody may be eligible without an end.</summary>
    public bool AllowPermanentEligible { get; set; }

    /// <summary>The longest eligible assignment while permanent ones are not allowed; null where the service sets none.</summary>
    public TimeSpan? MaximumEligibleDuration { get; set; }

    /// <summary>What making somebody eligible demands.</summary>
    public PimRequirements EligibleRequires { get; set; }

    /// <summary>Whether somebody may be active without an end.</summary>
    public bool AllowPermanentActive { get; set; }

    /// <summary>The longest active assignment while permanent ones are not allowed; null where the service sets none.</summary>
    public TimeSpan? MaximumActiveDuration { get; set; }

    /// <summary>What assigning somebody as active demands.</summary>
    public PimRequirements ActiveRequires { get; set; }
}
