using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>How long an assignment lasts when nobody said.</summary>
public static class PimAssignmentSchedule
{
    // documented: an assignment lasts at least five minutes (pim-how-to-add-role-to-user)
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>Refuses a schedule that ends before it begins, or lasts less than the service allows.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidDuration"/>.</exception>
    public static void Check(PimSchedule schedule, DateTimeOffset now)
    {
        var start = schedule.Start ?? now;
        var length = schedule.Duration ?? schedule.End - start;
        if (length < Shortest)
        {
            throw new PimException(PimErrorCode.InvalidDuration, $"The assignment would last {PimDuration.Tell(length.Value)}.")
            {
                Remedy = "It has to end at least 5 minutes after its start.",
                TargetObject = length.Value.ToString(),
            };
        }
    }

    /// <summary>The longest the role's setting allows with an end: a permanent assignment is only made when asked for.</summary>
    /// <exception cref="PimException">No setting says how long (<see cref="PimErrorCode.InvalidDuration"/>).</exception>
    public static PimSchedule LongestAllowed(PimAssignmentType type, IEnumerable<PimRoleSetting> settings, DateTimeOffset start)
    {
        var assignment = settings.FirstOrDefault()?.Assignment;
        var longest = type == PimAssignmentType.Eligible ? assignment?.MaximumEligibleDuration : assignment?.MaximumActiveDuration;
        return longest is { } duration
            ? new PimSchedule { Start = start, Duration = duration }
            : throw new PimException(PimErrorCode.InvalidDuration, "It is not known how long the assignment may last.")
            {
                Remedy = "Add -Duration, -End or -Permanent.",
            };
    }
}
