using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Rules;

/// <summary>Sets the approval of activations. PIM's portal makes one stage (documented: pim-how-to-change-default-settings); more are kept as they are.</summary>
public sealed class ApprovalRule : PolicyRule
{
    /// <summary>Creates the rule with the approvers of a single stage; without approvers, it has no stage.</summary>
    public ApprovalRule(string id, bool isApprovalRequired, IReadOnlyList<PimApprover> approvers)
        : base(id)
    {
        IsApprovalRequired = isApprovalRequired;
        Stages = approvers.Count == 0 ? Array.Empty<PimApprovalStage>() : new[] { new PimApprovalStage { Approvers = approvers.ToArray() } };
    }

    /// <summary>Tells whether somebody has to approve.</summary>
    public bool IsApprovalRequired { get; }

    /// <summary>The order of the stages.</summary>
    public PimApprovalMode Mode { get; init; }

    /// <summary>Tells whether an extension has to be approved, too; null where the policy does not say it.</summary>
    public bool? IsApprovalRequiredForExtension { get; init; }

    /// <summary>Tells whether whoever asks has to give a justification; null where the policy does not say it.</summary>
    public bool? IsRequestorJustificationRequired { get; init; }

    /// <summary>The stages, in their order.</summary>
    public IReadOnlyList<PimApprovalStage> Stages { get; init; }

    /// <summary>The primary approvers of the first stage.</summary>
    public IReadOnlyList<PimApprover> Approvers => Stages.Count == 0 ? Array.Empty<PimApprover>() : Stages[0].Approvers;

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) =>
        other is ApprovalRule rule && rule.IsApprovalRequired == IsApprovalRequired && rule.Mode == Mode
        && rule.IsApprovalRequiredForExtension == IsApprovalRequiredForExtension
        && rule.IsRequestorJustificationRequired == IsRequestorJustificationRequired
        && rule.Stages.Count == Stages.Count && rule.Stages.Zip(Stages, (one, same) => one.SaysTheSameAs(same)).All(same => same);
}
