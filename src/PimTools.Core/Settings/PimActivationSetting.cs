using System;

namespace PimTools;

/// <summary>The Activation part of a role setting.</summary>
public sealed class PimActivationSetting
{
    // An array, since PowerShell cannot make an IReadOnlyList from a list that is typed; null is what it makes from $null.
    private PimApprover[] _approvers = Array.Empty<PimApprover>();

    /// <summary>The longest activation, 30 minutes to 24 hours; null where the service sets none.</summary>
    public TimeSpan? MaximumDuration { get; set; }

    /// <summary>The requirements of activation.</summary>
    public PimRequirementSet Requires { get; set; } = PimRequirements.Unknown;

    /// <summary>The Conditional Access authentication context to satisfy, <c>c1</c> to <c>c99</c>; null for none.</summary>
    public string? AuthenticationContext { get; set; }

    /// <summary>Tells whether somebody has to approve; null where the policy does not say it in a way that this version knows.</summary>
    public bool? RequiresApproval { get; set; }

    /// <summary>The approvers. Empty while approval is required: Privileged Role Administrators and Global Administrators decide.</summary>
    public PimApprover[] Approvers
    {
        get => _approvers;
        set => _approvers = value ?? Array.Empty<PimApprover>();
    }
}
