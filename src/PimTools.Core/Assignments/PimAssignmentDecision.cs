using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>From what is wanted and what exists to the one request that is needed, if any.</summary>
public static class PimAssignmentDecision
{
    // The service rounds; what differs by less is the same moment.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Finds the assignment that a wish is about among those that exist. Activations and what comes through groups do not count.</summary>
    public static PimAssignment? FindExisting(PimWantedAssignment wanted, IEnumerable<PimAssignment> existing) => existing.FirstOrDefault(a =>
        a.Type == wanted.Type
        && a.State != PimAssignmentState.Activated
        && a.MemberType is PimMemberType.Direct or PimMemberType.Unknown
        && a.Role.IsSameAs(wanted.Role)
        && string.Equals(a.Scope.Id, wanted.Scope.Id, StringComparison.OrdinalIgnoreCase)
        && string.Equals(a.Principal.Id, wanted.Principal.Id, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// What has to be done. A wish given by its length is met by an assignment of that length, so that asking again changes nothing.
    /// </summary>
    public static PimChangeKind Decide(PimWantedAssignment wanted, PimAssignment? existing) =>
        existing is null ? PimChangeKind.Created
        : IsMet(wanted.Schedule, existing) && !ChangesCondition(wanted, existing) ? PimChangeKind.Unchanged
        : PimChangeKind.Updated;

    /// <summary>The one request that is needed, where one is.</summary>
    public static PimRequestDraft Draft(PimWantedAssignment wanted, PimAssignment? existing) =>
        wanted.Draft(existing is null ? PimRequestAction.AdminAssign : ActionFor(wanted, existing), existing);

    /// <summary>The action that changes an existing assignment's end: a later end alone is an extension, anything else an update.</summary>
    public static PimRequestAction ActionFor(PimWantedAssignment wanted, PimAssignment existing)
    {
        var end = wanted.Schedule.End ?? ((wanted.Schedule.Start ?? existing.Start) + wanted.Schedule.Duration);
        return end > existing.End && !ChangesCondition(wanted, existing) ? PimRequestAction.AdminExtend : PimRequestAction.AdminUpdate;
    }

    // No word of a condition means the one there is.
    private static bool ChangesCondition(PimWantedAssignment wanted, PimAssignment existing) => wanted.Condition is { } condition
        && (condition != existing.Condition || wanted.ConditionVersion != existing.ConditionVersion);

    private static bool IsMet(PimSchedule schedule, PimAssignment existing)
    {
        if (schedule.IsPermanent || existing.End is not { } end)
        {
            return schedule.IsPermanent && existing.IsPermanent;
        }

        return schedule.End is { } wantedEnd
            ? (wantedEnd - end).Duration() < Tolerance
            : existing.Start is { } start && (end - start - schedule.Duration!.Value).Duration() < Tolerance;
    }
}
