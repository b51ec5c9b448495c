using System;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>Decides, from what is wanted and what exists, the one step that is needed.</summary>
internal static class AssignmentDecision
{
    // The service rounds; what differs by less is the same moment.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Decides the step. An end that was not given changes none that is there, and a length is met by an assignment of that length, so that
    /// asking again changes nothing.
    /// </summary>
    /// <param name="desired">What is wanted.</param>
    /// <param name="existing">What holds, or is scheduled; null for nothing.</param>
    /// <param name="now">The service's time.</param>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.InvalidParameter"/>: it would begin in the past, or take away what holds or is to come;
    /// <see cref="PimErrorCode.InvalidDuration"/>: it would end before it begins.
    /// </exception>
    public static PlannedChange Decide(DesiredAssignment desired, PimAssignment? existing, DateTimeOffset now)
    {
        var start = ScheduleBounds.StartOf(desired.Schedule.Start, now);
        CheckStart(desired, start, existing, now);
        var to = new AssignmentTerms(
            desired.IsEndGiven || existing is null ? WithStart(desired.Schedule, start) : new PimSchedule { Start = start, End = existing.End },
            desired.Condition ?? existing?.Condition,
            desired.Condition is null ? existing?.ConditionVersion : desired.ConditionVersion);
        var from = existing is null ? null : AssignmentTerms.Of(existing);
        return new PlannedChange(ActionFor(to, existing, now), desired.Type, desired.Role, desired.Scope, desired.Principal)
        {
            From = from,
            To = to,
            IsScheduled = existing is { State: PimAssignmentState.Scheduled },
            ScheduleId = existing?.ScheduleId,
            Justification = desired.Justification,
            Ticket = desired.Ticket,
            Planned = now,
        };
    }

    /// <summary>The error for what is to hold at once, and is scheduled for later.</summary>
    /// <param name="assignment">What is wanted, in words.</param>
    /// <param name="scheduled">What there is.</param>
    public static PimException BeginsLater(string assignment, PimAssignment scheduled) => new(
        PimErrorCode.InvalidParameter,
        $"An assignment already exists that begins on {(scheduled.Start is { } start ? MomentText.Of(start) : "a later day")}: {assignment}.")
    {
        Remedy = "Set-PimAssignment changes its end, and -Start its start. To begin at once, remove it first: Remove-PimAssignment.",
        TargetObject = scheduled,
    };

    private static PimSchedule WithStart(PimSchedule schedule, DateTimeOffset? start) =>
        new() { Start = start, End = schedule.End, Duration = schedule.Duration };

    private static AssignmentAction ActionFor(AssignmentTerms to, PimAssignment? existing, DateTimeOffset now)
    {
        if (existing is null)
        {
            return AssignmentAction.Create;
        }

        var keepsCondition = to.HasConditionOf(AssignmentTerms.Of(existing));
        return keepsCondition && IsMet(to.Schedule, existing) ? AssignmentAction.None
            : keepsCondition && to.EndFrom(now) > existing.End ? AssignmentAction.Extend
            : AssignmentAction.Update;
    }

    private static bool IsMet(PimSchedule schedule, PimAssignment existing)
    {
        if (schedule.Start is { } start && !IsSame(start, existing.Start))
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
    private static void CheckStart(DesiredAssignment desired, DateTimeOffset? asked, PimAssignment? existing, DateTimeOffset now)
    {
        if (asked is not { } start)
        {
            if (existing is { State: PimAssignmentState.Scheduled })
            {
                throw BeginsLater(desired.ToString(), existing);
            }

            return;
        }

        if (!desired.IsEndGiven && existing?.End <= start)
        {
            throw AssignmentSchedule.EndsBeforeItBegins(existing.End.Value, start);
        }

        // As it began, or will: only its end is wanted otherwise.
        if (existing is not null && IsSame(start, existing.Start))
        {
            return;
        }

        if (start < now)
        {
            throw AssignmentSchedule.StartsInThePast(start);
        }

        if (existing is not null && existing.State != PimAssignmentState.Scheduled)
        {
            throw Holds(desired, existing, start);
        }
    }

    private static PimException Holds(DesiredAssignment desired, PimAssignment existing, DateTimeOffset start) =>
        new(
            PimErrorCode.InvalidParameter,
            $"{desired} is already in effect, {(existing.End is { } end ? "until " + MomentText.Of(end) : "without an end")}. Beginning it on {MomentText.Of(start)} would take it away until then.")
        {
            Remedy = "Leave -Start out to change its end. To interrupt it until then, remove it first: Remove-PimAssignment.",
            TargetObject = existing,
        };

    private static bool IsSame(DateTimeOffset one, DateTimeOffset? other) => (one - other)?.Duration() < Tolerance;
}
