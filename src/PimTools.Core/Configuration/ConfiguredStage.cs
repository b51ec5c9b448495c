using System.Collections.Generic;
using PimTools.Settings;

namespace PimTools.Configuration;

/// <summary>A stage of approval that a setting is to have.</summary>
/// <param name="Change">What is to hold, without the approvers.</param>
/// <param name="Approvers">The approvers by their names; null where those that stand there stay.</param>
/// <param name="EscalationApprovers">The approvers after the escalation time, alike.</param>
internal sealed record ConfiguredStage(
    StageChange Change, IReadOnlyList<ConfiguredApprover>? Approvers, IReadOnlyList<ConfiguredApprover>? EscalationApprovers);
