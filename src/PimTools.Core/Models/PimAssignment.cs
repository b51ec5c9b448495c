using System;

namespace PimTools;

/// <summary>A role that a principal is eligible for, or holds, at a scope.</summary>
public sealed class PimAssignment
{
    /// <summary>Creates an assignment.</summary>
    public PimAssignment(string id, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
    {
        Id = id;
        Type = type;
        Role = role;
        Scope = scope;
        Principal = principal;
    }

    /// <summary>The schedule instance's id; the schedule's where it has not begun.</summary>
    public string Id { get; }

    /// <summary>The kind of the role.</summary>
    public PimKind Kind => Role.Kind;

    /// <summary>Eligible or active.</summary>
    public PimAssignmentType Type { get; }

    /// <summary>Assigned, activated or scheduled; null for an eligible assignment that has begun.</summary>
    public PimAssignmentState? State { get; init; }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope.</summary>
    public PimScope Scope { get; }

    /// <summary>The principal.</summary>
    public PimPrincipal Principal { get; }

    /// <summary>The way it reaches the principal.</summary>
    public PimMemberType MemberType { get; init; }

    /// <summary>The schedule behind this instance; null where the service has none.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>The condition (ABAC) under which an Azure role holds; null for none.</summary>
    public string? Condition { get; init; }

    /// <summary>The condition's version; null for none.</summary>
    public string? ConditionVersion { get; init; }

    /// <summary>The time at which it began or will begin, UTC; null where the service does not say.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The time at which it ends, UTC; null when it is permanent.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Tells whether it has no end.</summary>
    public bool IsPermanent => End is null;

    /// <summary>The time that is left by the service's clock, never below zero; null when it is permanent.</summary>
    public TimeSpan? ExpiresIn
    {
        get
        {
            if (End is not { } end)
            {
                return null;
            }

            var left = end - DateTimeOffset.UtcNow - ClockAhead;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The role's name, to filter and sort by.</summary>
    public string RoleName => Role.Name;

    /// <summary>The scope's name, to filter and sort by.</summary>
    public string ScopeName => Scope.DisplayName;

    /// <summary>The principal's name, to filter and sort by.</summary>
    public string PrincipalName => Principal.ToString();

    /// <summary>By how much the service's clock was ahead of this machine's when the assignment was read.</summary>
    internal TimeSpan ClockAhead { get; set; }

    /// <summary>Copies the assignment, as it is at another scope.</summary>
    internal PimAssignment At(PimScope scope) => new(Id, Type, Role, scope, Principal)
    {
        State = State,
        MemberType = MemberType,
        ScheduleId = ScheduleId,
        Condition = Condition,
        ConditionVersion = ConditionVersion,
        Start = Start,
        End = End,
        ClockAhead = ClockAhead,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Role.Describe(Scope)} for {Principal}";
}
