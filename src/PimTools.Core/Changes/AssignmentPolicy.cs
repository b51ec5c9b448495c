using System;
using PimTools.Settings;

namespace PimTools.Changes;

/// <summary>Checks an assignment against the role's setting before anything is sent.</summary>
internal static class AssignmentPolicy
{
    // The end was counted from the service's clock a moment ago, which tells whole seconds; so close, the service alone decides.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Checks a step that gives somebody an assignment.</summary>
    /// <param name="change">The step.</param>
    /// <param name="setting">The setting; null where it could not be read, so that the service alone decides.</param>
    /// <param name="now">The service's time.</param>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.DurationTooLong"/>, <see cref="PimErrorCode.JustificationRequired"/>, <see cref="PimErrorCode.TicketRequired"/>.
    /// </exception>
    public static void Check(PlannedChange change, PimRoleSetting? setting, DateTimeOffset now)
    {
        if (setting?.Assignment is not { } assignment)
        {
            return;
        }

        var isEligible = change.Type == PimAssignmentType.Eligible;
        if ((isEligible ? assignment.AllowPermanentEligible : assignment.AllowPermanentActive) == false)
        {
            CheckLength(change, isEligible ? assignment.MaximumEligibleDuration : assignment.MaximumActiveDuration, now);
        }

        RequirementCheck.Check(
            isEligible ? assignment.EligibleRequires : assignment.ActiveRequires,
            change.Justification,
            change.Ticket,
            $"Assigning {change}",
            "New-PimAssignment takes -TicketNumber, and -TicketSystem where there is more than one system.");
    }

    // documented: the longest counts only where an end is required (role-assignment-expiration)
    private static void CheckLength(PlannedChange change, TimeSpan? longest, DateTimeOffset now)
    {
        var schedule = change.To!.Schedule.From(now);
        var length = schedule.Duration ?? (schedule.End - schedule.Start);
        if (longest is { } most && (length is null || length > most + Tolerance))
        {
            throw new PimException(
                PimErrorCode.DurationTooLong,
                $"{change} can be assigned for {PimDuration.Format(most)} at the most, not {(length is { } asked ? "for " + PimDuration.Format(asked) : "without an end")}.")
            {
                Remedy = $"Use -Duration {PimDuration.ToArgument(most)}.",
            };
        }
    }
}
