using System;

namespace PimTools;

/// <summary>A role that a principal is eligible for, or holds, at a scope.</summary>
public sealed class PimAssignment : PimPrincipalRecord
{
    /// <summary>Creates an assignment.</summary>
    public PimAssignment(string id, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
        : base(role, scope, principal)
    {
        Id = id;
        Type = type;
        State = type == PimAssignmentType.Eligible ? PimAssignmentState.Eligible : PimAssignmentState.Active;
    }

    /// <summary>The schedule instance's id; the schedule's where it has not begun.</summary>
    public string Id { get; }

    /// <summary>Eligible or active.</summary>
    public PimAssignmentType Type { get; }

    /// <summary>Eligible, active, activated or scheduled.</summary>
    public PimAssignmentState State { get; init; }

    /// <summary>The way it reaches the principal.</summary>
    public PimMemberType MemberType { get; init; }

    /// <summary>The schedule behind this instance; null where the service has none.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>
    /// The id of the request that made it; null where the service does not say, as of Entra roles and groups that have begun, and of what was
    /// assigned outside of PIM.
    /// </summary>
    public string? CreatedUsing { get; init; }

    /// <summary>The time at which it was made, UTC; null where the service does not say, as of Entra roles and groups that have begun.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The schedule of the eligibility that was activated; null where none was, and for Entra roles and groups, which do not say.</summary>
    public string? LinkedEligibilityScheduleId { get; init; }

    /// <summary>The condition (ABAC) under which an Azure role holds; null for none.</summary>
    public string? Condition { get; init; }

    /// <summary>The condition's version; null for none.</summary>
    public string? ConditionVersion { get; init; }

    /// <summary>The time at which it began or will begin, UTC; null where the service does not say.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The time at which it ends, UTC; null when it is permanent.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Tells whether the directory no longer knows the principal, as after somebody has left. Null where it could not be asked.</summary>
    public bool? IsOrphaned => PrincipalType == PimPrincipalType.ForeignGroup ? false : !Principal.IsInDirectory;

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

    /// <summary>By how much the service's clock was ahead of this machine's when the assignment was read.</summary>
    internal TimeSpan ClockAhead { get; set; }

    /// <summary>Copies the assignment, as it is at another scope.</summary>
    internal PimAssignment At(PimScope scope) => new(Id, Type, Role, scope, Principal)
    {
        State = State,
        MemberType = MemberType,
        ScheduleId = ScheduleId,
        CreatedUsing = CreatedUsing,
        Created = Created,
        LinkedEligibilityScheduleId = LinkedEligibilityScheduleId,
        Condition = Condition,
        ConditionVersion = ConditionVersion,
        Start = Start,
        End = End,
        ClockAhead = ClockAhead,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Role.Describe(Scope)} for {Principal}";
}
