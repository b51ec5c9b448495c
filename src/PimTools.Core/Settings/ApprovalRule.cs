using System.Collections.Generic;

namespace PimTools.Rules;

/// <summary>Sets the approval of activations. PIM has one stage (documented: pim-how-to-change-default-settings).</summary>
public sealed class ApprovalRule : PolicyRule
{
    /// <summary>Creates the rule.</summary>
    public ApprovalRule(string id, bool isApprovalRequired, IReadOnlyList<PimApprover> approvers)
        : base(id)
    {
        IsApprovalRequired = isApprovalRequired;
        Approvers = approvers;
    }

    /// <summary>Tells whether somebody has to approve.</summary>
    public bool IsApprovalRequired { get; }

    /// <summary>The primary approvers of the stage.</summary>
    public IReadOnlyList<PimApprover> Approvers { get; }

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) =>
        other is ApprovalRule rule && rule.IsApprovalRequired == IsApprovalRequired
        && new HashSet<PimApprover>(rule.Approvers).SetEquals(Approvers);
}
