using System;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>Computes and checks the schedule of an assignment.</summary>
internal static class AssignmentSchedule
{
    /// <summary>The error for a start that has passed.</summary>
    public static PimException StartsInThePast(DateTimeOffset start) =>
        new(PimErrorCode.InvalidParameter, $"The start {MomentText.Of(start)} is in the past.")
        {
            Remedy = "Leave the start out to begin now, or give a time in the future.",
            TargetObject = start,
        };

    /// <summary>The error for an end that is not after the start.</summary>
    public static PimException EndsBeforeItBegins(DateTimeOffset end, DateTimeOffset start) =>
        new(PimErrorCode.InvalidDuration, $"The end {MomentText.Of(end)} is not after the start {MomentText.Of(start)}.")
        {
            Remedy = "Give an end after the start.",
            TargetObject = end,
        };

    /// <summary>Refuses a schedule that ends before it begins, or lasts less than the service allows.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidDuration"/>.</exception>
    public static void Check(PimSchedule schedule, DateTimeOffset now)
    {
        if (schedule.End <= now)
        {
            throw new PimException(PimErrorCode.InvalidDuration, $"The end {MomentText.Of(schedule.End.Value)} is in the past.")
            {
                Remedy = "Give a time in the future. Remove-PimAssignment ends an assignment now.",
                TargetObject = schedule.End.Value,
            };
        }

        var start = schedule.Start ?? now;
        if (schedule.End <= start)
        {
            throw EndsBeforeItBegins(schedule.End.Value, start);
        }

        var length = schedule.Duration ?? schedule.End - start;
        if (length < ScheduleBounds.Shortest)
        {
            throw new PimException(PimErrorCode.InvalidDuration, $"The assignment would last {PimDuration.Format(length.Value)}.")
            {
                Remedy = "It has to end at least 5 minutes after its start.",
                TargetObject = length.Value.ToString(),
            };
        }
    }

    /// <summary>The longest that the role's setting allows with an end: a permanent assignment is only made when it is asked for.</summary>
    /// <exception cref="PimException">No setting says how long (<see cref="PimErrorCode.InvalidDuration"/>).</exception>
    public static PimSchedule LongestAllowed(PimAssignmentType type, PimRoleSetting? setting, DateTimeOffset? start)
    {
        var assignment = setting?.Assignment;
        var longest = type == PimAssignmentType.Eligible ? assignment?.MaximumEligibleDuration : assignment?.MaximumActiveDuration;
        return longest is { } duration
            ? new PimSchedule { Start = start, Duration = duration }
            : throw new PimException(PimErrorCode.InvalidDuration, "It is not known how long the assignment may last.")
            {
                Remedy = "Add -Duration, -End or -Permanent.",
            };
    }
}
