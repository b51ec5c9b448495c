using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>From what is wanted and what exists to the one request that is needed, if any.</summary>
internal static class PimAssignmentDecision
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
    /// Decides what has to be done. A wish given by its length is met by an assignment of that length, so that asking again changes nothing.
    /// </summary>
    /// <param name="wanted">The wish.</param>
    /// <param name="existing">What holds, or is scheduled; null for nothing.</param>
    /// <param name="now">The service's time.</param>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.InvalidParameter"/>: it would begin in the past, or take away what holds or is to come.
    /// </exception>
    public static PimChangeKind Decide(PimWantedAssignment wanted, PimAssignment? existing, DateTimeOffset now)
    {
        CheckStart(wanted, existing, now);
        return existing is null ? PimChangeKind.Created
            : IsMet(wanted.Schedule, existing, now) && !ChangesCondition(wanted, existing) ? PimChangeKind.Unchanged
            : PimChangeKind.Updated;
    }

    /// <summary>The one request that is needed, where one is.</summary>
    public static PimRequestDraft Draft(PimWantedAssignment wanted, PimAssignment? existing, DateTimeOffset now) =>
        wanted.Draft(existing is null ? PimRequestAction.AdminAssign : ActionFor(wanted, existing, now), now, existing);

    /// <summary>The action that changes an existing assignment's end: a later end alone is an extension, anything else an update.</summary>
    public static PimRequestAction ActionFor(PimWantedAssignment wanted, PimAssignment existing, DateTimeOffset now)
    {
        var end = wanted.Schedule.End ?? ((wanted.Schedule.Start ?? now) + wanted.Schedule.Duration);
        return end > existing.End && !ChangesCondition(wanted, existing) ? PimRequestAction.AdminExtend : PimRequestAction.AdminUpdate;
    }

    // No word of a condition means the one there is.
    private static bool ChangesCondition(PimWantedAssignment wanted, PimAssignment existing) => wanted.Condition is { } condition
        && (condition != existing.Condition || wanted.ConditionVersion != existing.ConditionVersion);

    private static bool IsMet(PimSchedule schedule, PimAssignment existing, DateTimeOffset now)
    {
        if (PimAssignmentSchedule.StartOf(schedule.Start, now) is { } start && !IsSame(start, existing.Start))
        {
            return false;
        }

        if (schedule.IsPermanent || existing.End is not { } end)
        {
            return schedule.IsPermanent && existing.IsPermanent;
        }

        return schedule.End is { } wantedEnd
            ? IsSame(wantedEnd, end)
            : existing.Start is { } began && (end - began - schedule.Duration!.Value).Duration() < Tolerance;
    }

    // The service keeps one assignment of a role: the new times take the place of the old ones, and what held until then would be gone.
    private static void CheckStart(PimWantedAssignment wanted, PimAssignment? existing, DateTimeOffset now)
    {
        if (PimAssignmentSchedule.StartOf(wanted.Schedule.Start, now) is not { } start)
        {
            if (existing is { State: PimAssignmentState.Scheduled })
            {
                throw IsScheduled(wanted, existing);
            }

            return;
        }

        // As it began, or will: only its end is wanted otherwise.
        if (existing is not null && IsSame(start, existing.Start))
        {
            return;
        }

        if (start < now)
        {
            throw PimAssignmentSchedule.StartsInThePast(start);
        }

        if (existing is not null && existing.State != PimAssignmentState.Scheduled)
        {
            throw Holds(wanted, existing, start);
        }
    }

    private static PimException IsScheduled(PimWantedAssignment wanted, PimAssignment scheduled) =>
        new(PimErrorCode.InvalidParameter, $"An assignment already exists that begins on {(scheduled.Start is { } start ? MomentText.Of(start) : "a later day")}: {wanted}.")
        {
            Remedy = "Set-PimAssignment changes its end, and -Start its start. To begin at once, remove it first: Remove-PimAssignment.",
            TargetObject = scheduled,
        };

    private static PimException Holds(PimWantedAssignment wanted, PimAssignment existing, DateTimeOffset start) =>
        new(
            PimErrorCode.InvalidParameter,
            $"{wanted} is already in effect, {(existing.End is { } end ? $"until {MomentText.Of(end)}" : "without an end")}. Beginning it on {MomentText.Of(start)} would take it away until then.")
        {
            Remedy = "Leave -Start out to change its end. To interrupt it until then, remove it first: Remove-PimAssignment.",
            TargetObject = existing,
        };

    private static bool IsSame(DateTimeOffset one, DateTimeOffset? other) => (one - other)?.Duration() < Tolerance;
}
