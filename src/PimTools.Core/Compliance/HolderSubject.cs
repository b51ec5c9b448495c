using System;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>A principal that holds a role or may activate it, by an assignment of its own or through groups.</summary>
internal sealed record HolderSubject(PimAssignment Assignment, PimPrincipal Principal, PimAssignmentType Type)
{
    /// <summary>The group through which it reaches the principal; null where the assignment is the principal's own.</summary>
    public PimPrincipal? Via { get; init; }

    /// <summary>Tells whether membership of that group has to be activated.</summary>
    public bool IsMembershipEligible { get; init; }

    /// <summary>Tells whether it is active now because somebody activated it.</summary>
    public FieldValue IsActivated { get; init; } = FieldValue.Of(false);

    /// <summary>The time at which it ends, UTC; null for none.</summary>
    public DateTimeOffset? End { get; init; }

    public FieldValue Tier { get; init; } = FieldValue.None();

    public FieldValue IsPrivileged { get; init; } = FieldValue.None();

    public FieldValue IsBreakGlass { get; init; } = FieldValue.Of(false);

    public FieldValue IsGuest { get; init; } = FieldValue.None();

    public FieldValue IsEnabled { get; init; } = FieldValue.None();

    public FieldValue IsSynchronized { get; init; } = FieldValue.None();

    /// <summary>For how long an eligibility was not activated; none for what is active.</summary>
    public FieldValue UnusedFor { get; init; } = FieldValue.None();

    /// <summary>Tells whether somebody who resets the password takes over what the membership of the group gives.</summary>
    public FieldValue IsResettable { get; init; } = FieldValue.Of(false);

    /// <summary>Tells whether the end is in the past.</summary>
    public bool IsExpired { get; init; }

    /// <summary>The facts for a person: the way, since when, until when.</summary>
    public string Describe()
    {
        var way = Via is null ? $"{Type} by an assignment of its own" : $"{Type} through the group {Via}{(IsMembershipEligible ? ", whose membership has to be activated" : string.Empty)}";
        var since = Assignment.Start is { } start ? $", since {Models.MomentText.Of(start)}" : string.Empty;
        return $"{way}{since}, {(End is { } end ? $"until {Models.MomentText.Of(end)}" : "without an end")}.";
    }
}
