using System;

namespace PimTools.Changes;

/// <summary>The terms of an assignment: its beginning, its end, and its condition.</summary>
/// <param name="Schedule">From when until when.</param>
/// <param name="Condition">The condition (ABAC); null for none.</param>
/// <param name="ConditionVersion">The condition's version; null for none.</param>
internal sealed record AssignmentTerms(PimSchedule Schedule, string? Condition, string? ConditionVersion)
{
    public static AssignmentTerms Of(PimAssignment assignment) =>
        new(new PimSchedule { Start = assignment.Start, End = assignment.End }, assignment.Condition, assignment.ConditionVersion);

    /// <summary>The end, where it begins now unless it says otherwise; null where it has none.</summary>
    public DateTimeOffset? EndFrom(DateTimeOffset now) => Schedule.End ?? ((Schedule.Start ?? now) + Schedule.Duration);

    public bool HasConditionOf(AssignmentTerms other) => Condition == other.Condition && ConditionVersion == other.ConditionVersion;
}
