using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>How long an assignment lasts when nobody said.</summary>
public static class PimAssignmentSchedule
{
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
