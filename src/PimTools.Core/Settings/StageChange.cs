using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Settings;

/// <summary>A change of a stage of approval. A null value changes nothing.</summary>
internal sealed record StageChange
{
    /// <summary>The days after which a request that nobody decided is denied.</summary>
    public int? TimeoutInDays { get; init; }

    /// <summary>Tells whether whoever approves has to give a justification.</summary>
    public bool? RequiresApproverJustification { get; init; }

    /// <summary>Tells whether others may decide after a while.</summary>
    public bool? IsEscalationEnabled { get; init; }

    /// <summary>The time after which they may.</summary>
    public TimeSpan? EscalationTime { get; init; }

    /// <summary>The approvers, instead of the current ones.</summary>
    public IReadOnlyList<PimApprover>? Approvers { get; init; }

    /// <summary>The approvers after the escalation time, instead of the current ones.</summary>
    public IReadOnlyList<PimApprover>? EscalationApprovers { get; init; }

    /// <summary>The stage with the change made in it; the object given stays as it is.</summary>
    public PimApprovalStage ApplyTo(PimApprovalStage standing)
    {
        var stage = standing.Copy();
        stage.TimeoutInDays = TimeoutInDays ?? stage.TimeoutInDays;
        stage.RequiresApproverJustification = RequiresApproverJustification ?? stage.RequiresApproverJustification;
        stage.IsEscalationEnabled = IsEscalationEnabled ?? stage.IsEscalationEnabled;
        stage.EscalationTime = EscalationTime ?? stage.EscalationTime;
        stage.Approvers = Replace(stage.Approvers, Approvers);
        stage.EscalationApprovers = Replace(stage.EscalationApprovers, EscalationApprovers);
        return stage;
    }

    /// <summary>The approvers that are wanted; whoever stands there already keeps what the service says of them beyond their id.</summary>
    public static PimApprover[] Replace(PimApprover[] standing, IReadOnlyList<PimApprover>? wanted) =>
        wanted?.Select(one => Array.Find(standing, one.Equals) ?? one).ToArray() ?? standing;
}
