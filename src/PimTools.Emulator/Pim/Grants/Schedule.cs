using System;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>A grant over time: its principal, its target, its start and its end.</summary>
internal sealed class Schedule
{
    public Schedule(string id, ScheduleKind kind, string principalId, GrantTarget target)
    {
        Id = id;
        Kind = kind;
        PrincipalId = principalId;
        Target = target;
    }

    public string Id { get; }

    public ScheduleKind Kind { get; }

    public string PrincipalId { get; }

    public GrantTarget Target { get; }

    /// <summary>The request it was made by; null for an assignment made outside of PIM.</summary>
    public string? CreatedUsing { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; set; }

    /// <summary>The caller who made an assignment outside of PIM, where that is known.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The caller who changed it last, where that is known.</summary>
    public string? ModifiedBy { get; set; }

    /// <summary>The description of an assignment made outside of PIM.</summary>
    public string? Description { get; set; }

    public DateTimeOffset Start { get; init; }

    public ScheduleExpiration Expiration { get; init; } = ScheduleExpiration.Never;

    /// <summary>The eligibility an activation rests on; null for what an administrator assigned.</summary>
    public string? ActivatedUsing { get; init; }

    public GrantCondition? Condition { get; set; }

    public ScheduleState State { get; set; }

    public DateTimeOffset? End => Expiration.EndFrom(Start);

    public bool IsLive => State is ScheduleState.Waiting or ScheduleState.InEffect;

    public bool IsActivation => ActivatedUsing is not null;

    public string AssignmentType => IsActivation ? "Activated" : "Assigned";

    public string Status => State == ScheduleState.Waiting ? RequestStatus.Granted : RequestStatus.Provisioned;
}
