using System;

namespace PimTools;

/// <summary>The Assignment part of a role setting.</summary>
public sealed class PimAssignmentSetting
{
    /// <summary>Tells whether somebody may be eligible without an end; null where the policy does not say it in a way that this version knows.</summary>
    public bool? AllowPermanentEligible { get; set; }

    /// <summary>The longest eligible assignment while permanent ones are not allowed; null where the service sets none.</summary>
    public TimeSpan? MaximumEligibleDuration { get; set; }

    /// <summary>The requirements of an eligible assignment.</summary>
    public PimRequirementSet EligibleRequires { get; set; } = PimRequirements.Unknown;

    /// <summary>Tells whether somebody may be active without an end; null where the policy does not say it in a way that this version knows.</summary>
    public bool? AllowPermanentActive { get; set; }

    /// <summary>The longest active assignment while permanent ones are not allowed; null where the service sets none.</summary>
    public TimeSpan? MaximumActiveDuration { get; set; }

    /// <summary>The requirements of an active assignment.</summary>
    public PimRequirementSet ActiveRequires { get; set; } = PimRequirements.Unknown;
}
