using System;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>One step of a plan: an assignment, how it holds, how it is to hold, and what is needed for that. It is data: nothing is read for it later.</summary>
internal sealed class PlannedChange
{
    // The service rounds.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public PlannedChange(AssignmentAction action, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
    {
        Action = action;
        Type = type;
        Role = role;
        Scope = scope;
        Principal = principal;
    }

    public AssignmentAction Action { get; }

    public PimAssignmentType Type { get; }

    public PimRole Role { get; }

    public PimScope Scope { get; }

    public PimPrincipal Principal { get; }

    public AssignmentKey Key => new(Type, Role, Scope, Principal);

    /// <summary>The terms on which it holds, or was scheduled to hold; null where there is none.</summary>
    public AssignmentTerms? From { get; init; }

    /// <summary>The terms on which it is to hold; null where it is to be removed.</summary>
    public AssignmentTerms? To { get; init; }

    /// <summary>Tells whether what there is has not begun.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>The schedule that is changed; null where there is none, or the service has none.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>The reason, for the service.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket, for the service.</summary>
    public PimTicket? Ticket { get; init; }

    /// <summary>The service's time at which it was planned.</summary>
    public DateTimeOffset Planned { get; init; }

    /// <summary>The error that says why it cannot be done; null where it can.</summary>
    public PimException? Refusal { get; init; }

    /// <summary>A sentence for the person where nothing is needed for another reason than that it is as wanted; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Tells whether something is to be sent.</summary>
    public bool IsNeeded => Refusal is null && Action != AssignmentAction.None;

    /// <summary>Tells whether somebody loses time by it: it ends earlier than it does, or ends where it does not.</summary>
    public bool EndsEarlier => Refusal is null && Action == AssignmentAction.Update
        && From is { } from && To?.EndFrom(Planned) is { } end && !(from.Schedule.End <= end + Tolerance);

    /// <summary>The same step, which cannot be done.</summary>
    public PlannedChange Refused(PimException refusal) => new(Action, Type, Role, Scope, Principal)
    {
        From = From,
        To = To,
        IsScheduled = IsScheduled,
        ScheduleId = ScheduleId,
        Justification = Justification,
        Ticket = Ticket,
        Planned = Planned,
        Refusal = refusal,
    };

    /// <summary>The request to send. A removal carries no schedule (documented: unifiedroleeligibilityschedulerequest-post).</summary>
    /// <param name="now">The service's time.</param>
    public PimRequestDraft Draft(DateTimeOffset now) => new(RequestAction(), Type, Role, Scope, Principal)
    {
        Schedule = To?.Schedule.From(now),
        Justification = Justification,
        Ticket = Ticket,
        Condition = To?.Condition,
        ConditionVersion = To?.ConditionVersion,
        TargetScheduleId = Action is AssignmentAction.Update or AssignmentAction.Extend ? ScheduleId : null,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Role.Describe(Scope)} for {Principal}";

    private PimRequestAction RequestAction() => Action switch
    {
        AssignmentAction.Create => PimRequestAction.AdminAssign,
        AssignmentAction.Update => PimRequestAction.AdminUpdate,
        AssignmentAction.Extend => PimRequestAction.AdminExtend,
        AssignmentAction.Renew => PimRequestAction.AdminRenew,
        AssignmentAction.Remove => PimRequestAction.AdminRemove,
        _ => throw new InvalidOperationException($"{this} needs no request."),
    };
}
