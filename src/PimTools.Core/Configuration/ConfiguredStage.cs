using System;
using System.Collections.Generic;

namespace PimTools.Configuration;

/// <summary>A stage of approval that a setting is to have. What is null stays as it is, or as the portal makes it.</summary>
internal sealed class ConfiguredStage
{
    public int? TimeoutInDays { get; init; }

    public bool? RequiresApproverJustification { get; init; }

    public bool? IsEscalationEnabled { get; init; }

    public TimeSpan? EscalationTime { get; init; }

    public IReadOnlyList<ConfiguredApprover>? Approvers { get; init; }

    public IReadOnlyList<ConfiguredApprover>? EscalationApprovers { get; init; }
}
