using System;

namespace PimTools;

/// <summary>An assignment that an administrator wants to exist.</summary>
public sealed class PimWantedAssignment
{
    /// <summary>Creates a wish.</summary>
    public PimWantedAssignment(PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal, PimSchedule schedule)
    {
        Type = type;
        Role = role;
        Scope = scope;
        Principal = principal;
        Schedule = schedule;
    }

    /// <summary>Eligible or active.</summary>
    public PimAssignmentType Type { get; }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope.</summary>
    public PimScope Scope { get; }

    /// <summary>The principal.</summary>
    public PimPrincipal Principal { get; }

    /// <summary>The schedule. Without a start: at once, or since it is in effect.</summary>
    public PimSchedule Schedule { get; }

    /// <summary>The justification.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket.</summary>
    public PimTicket? Ticket { get; init; }

    /// <summary>The condition (ABAC) of an Azure role assignment; null for none, or the one it has.</summary>
    public string? Condition { get; init; }

    /// <summary>The condition's version; null where there is no condition.</summary>
    public string? ConditionVersion { get; init; }

    /// <summary>The request that makes it so, of what exists if anything does. A condition that nothing is said of stays.</summary>
    public PimRequestDraft Draft(PimRequestAction action, DateTimeOffset now, PimAssignment? existing = null) => new(action, Type, Role, Scope, Principal)
    {
        Schedule = Schedule.From(now),
        Justification = Justification,
        Ticket = Ticket,
        Condition = Condition ?? existing?.Condition,
        ConditionVersion = Condition is null ? existing?.ConditionVersion : ConditionVersion,
        TargetScheduleId = existing?.ScheduleId,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Role.Describe(Scope)} for {Principal}";
}
