using System;
using PimTools.Changes;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>An assignment of a plan: how it held when the plan was made, and how it is to hold.</summary>
/// <param name="Type">Eligible or active.</param>
/// <param name="Role">The role, as it is at the scope.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Principal">The principal.</param>
internal sealed record PlannedAssignment(PimAssignmentType Type, PimRole Role, PimScope Scope, PimPrincipal Principal)
{
    // The service rounds.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The terms under which it held, or was to hold as it was scheduled; null where there was none.</summary>
    public AssignmentTerms? From { get; init; }

    /// <summary>Tells whether what there was had not begun.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>The terms under which it is to hold; null where it is to be gone.</summary>
    public AssignmentTerms? To { get; init; }

    /// <summary>The schedule that was there; null where there was none, or the service has none.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>The reason, for the service.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket, for the service.</summary>
    public PimTicket? Ticket { get; init; }

    /// <summary>Tells whether it can only be made once the planned setting of the role holds.</summary>
    public bool NeedsSetting { get; init; }

    /// <summary>Tells whether somebody loses something by it: the assignment, time of it, or what a condition takes away.</summary>
    public bool TakesAway(DateTimeOffset now) => From is not null && (To is null
        || (To.EndFrom(now) is { } end && !(From.Schedule.End <= end + Tolerance))
        || (IsScheduled && To.Schedule.Start > From.Schedule.Start + Tolerance)
        || (To.Condition is not null && !To.HasConditionOf(From)));

    public AssignmentKey Key => new(Type, Role, Scope, Principal);

    /// <summary>The assignment as it is to be; null where it is to be gone.</summary>
    public DesiredAssignment? Desired => To is null ? null : new DesiredAssignment(Type, Role, Scope, Principal, To.Schedule)
    {
        Justification = Justification,
        Ticket = Ticket,
        Condition = To.Condition,
        ConditionVersion = To.ConditionVersion,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Role.Describe(Scope)} for {Principal}";
}
