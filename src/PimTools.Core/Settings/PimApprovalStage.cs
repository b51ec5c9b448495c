using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>One stage of an approval: who decides, how soon, and who decides in their stead. A null value is one that the policy does not tell.</summary>
public sealed class PimApprovalStage
{
    // Arrays, since PowerShell cannot make an IReadOnlyList from a list that is typed; null is what it makes from $null.
    private PimApprover[] _approvers = Array.Empty<PimApprover>();
    private PimApprover[] _escalationApprovers = Array.Empty<PimApprover>();

    /// <summary>The days after which a request that nobody decided is denied.</summary>
    public int? TimeoutInDays { get; set; }

    /// <summary>Tells whether whoever approves has to give a justification.</summary>
    public bool? RequiresApproverJustification { get; set; }

    /// <summary>Tells whether others may decide after a while.</summary>
    public bool? IsEscalationEnabled { get; set; }

    /// <summary>The time after which they may, in whole minutes.</summary>
    public TimeSpan? EscalationTime { get; set; }

    /// <summary>The approvers.</summary>
    public PimApprover[] Approvers
    {
        get => _approvers;
        set => _approvers = value ?? Array.Empty<PimApprover>();
    }

    /// <summary>The approvers after the escalation time.</summary>
    public PimApprover[] EscalationApprovers
    {
        get => _escalationApprovers;
        set => _escalationApprovers = value ?? Array.Empty<PimApprover>();
    }

    /// <summary>The service's own JSON, so that what this version does not know is sent back unchanged; null for a stage made here.</summary>
    internal string? Source { get; init; }

    /// <summary>Tells whether nothing is told of the stage but its approvers.</summary>
    internal bool IsBlank => TimeoutInDays is null && RequiresApproverJustification is null && IsEscalationEnabled is null;

    /// <summary>Tells how the stage decides, without its approvers: <c>within 1d, with justification, no escalation</c>.</summary>
    internal string Terms => string.Join(", ", new[]
    {
        TimeoutInDays is { } days ? $"within {days}d" : "within ?",
        RequiresApproverJustification switch { true => "with justification", false => "without justification", _ => "justification ?" },
        IsEscalationEnabled switch
        {
            true => $"after {(EscalationTime is { } time ? PimDuration.Format(time) : "?")} by {Names(EscalationApprovers)}",
            false => "no escalation",
            _ => "escalation ?",
        },
    });

    /// <summary>The stage in words, such as <c>Cleo Marchetti within 1d, with justification, no escalation</c>.</summary>
    public override string ToString() => $"{Names(Approvers)} {Terms}";

    /// <summary>Tells whether both stages say the same.</summary>
    internal bool SaysTheSameAs(PimApprovalStage other) =>
        TimeoutInDays == other.TimeoutInDays && RequiresApproverJustification == other.RequiresApproverJustification
        && IsEscalationEnabled == other.IsEscalationEnabled && EscalationTime == other.EscalationTime
        && new HashSet<PimApprover>(Approvers).SetEquals(other.Approvers)
        && new HashSet<PimApprover>(EscalationApprovers).SetEquals(other.EscalationApprovers);

    /// <summary>A stage of its own that says the same; nobody is named twice in it.</summary>
    internal PimApprovalStage Copy() => new()
    {
        TimeoutInDays = TimeoutInDays,
        RequiresApproverJustification = RequiresApproverJustification,
        IsEscalationEnabled = IsEscalationEnabled,
        EscalationTime = EscalationTime,
        Approvers = Approvers.Distinct().ToArray(),
        EscalationApprovers = EscalationApprovers.Distinct().ToArray(),
        Source = Source,
    };

    /// <summary>The stage as a policy of the other service can have it, without what only its own service knows.</summary>
    internal PimApprovalStage CopyForAnotherService() => new()
    {
        TimeoutInDays = TimeoutInDays,
        RequiresApproverJustification = RequiresApproverJustification,
        IsEscalationEnabled = IsEscalationEnabled,
        EscalationTime = EscalationTime,
        Approvers = Approvers.Distinct().ToArray(),
        EscalationApprovers = EscalationApprovers.Distinct().ToArray(),
    };

    private static string Names(PimApprover[] approvers) =>
        approvers.Length == 0 ? "role admins" : string.Join(", ", approvers.Select(one => one.ToString()));
}
