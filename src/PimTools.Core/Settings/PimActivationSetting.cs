using System;

namespace PimTools;

/// <summary>The Activation part of a role setting.</summary>
public sealed class PimActivationSetting
{
    // An array, since PowerShell cannot make an IReadOnlyList from a list that is typed; null is what it makes from $null.
    private PimApprovalStage[] _stages = Array.Empty<PimApprovalStage>();

    /// <summary>The longest activation, 30 minutes to 24 hours; null where the service sets none.</summary>
    public TimeSpan? MaximumDuration { get; set; }

    /// <summary>The requirements of activation.</summary>
    public PimRequirementSet Requires { get; set; } = PimRequirements.Unknown;

    /// <summary>The Conditional Access authentication context to satisfy, <c>c1</c> to <c>c99</c>; null for none.</summary>
    public string? AuthenticationContext { get; set; }

    /// <summary>Tells whether somebody has to approve; null where the policy does not say it in a way that this version knows.</summary>
    public bool? RequiresApproval { get; set; }

    /// <summary>
    /// The approvers of the first stage, which are all there are in what the portal makes. Empty while approval is required: Privileged Role
    /// Administrators and Global Administrators decide.
    /// </summary>
    public PimApprover[] Approvers
    {
        get => _stages.Length == 0 ? Array.Empty<PimApprover>() : _stages[0].Approvers;
        set
        {
            if (_stages.Length == 0 && value is { Length: > 0 })
            {
                _stages = new[] { new PimApprovalStage() };
            }

            if (_stages.Length > 0)
            {
                _stages[0].Approvers = value;
            }
        }
    }

    /// <summary>The order of the stages.</summary>
    public PimApprovalMode ApprovalMode { get; set; }

    /// <summary>Tells whether an extension has to be approved, too; null where the policy does not say it.</summary>
    public bool? RequiresApprovalForExtension { get; set; }

    /// <summary>Tells whether whoever asks for approval has to give a justification; null where the policy does not say it.</summary>
    public bool? RequiresRequestorJustification { get; set; }

    /// <summary>The stages of approval, in their order.</summary>
    public PimApprovalStage[] ApprovalStages
    {
        get => _stages;
        set => _stages = value ?? Array.Empty<PimApprovalStage>();
    }
}
