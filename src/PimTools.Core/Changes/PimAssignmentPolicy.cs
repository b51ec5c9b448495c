using System;

namespace PimTools.Changes;

/// <summary>Checks an assignment against the role's setting before anything is sent.</summary>
internal static class PimAssignmentPolicy
{
    // The end was counted from the service's clock a moment ago, which tells whole seconds; so close, the service alone decides.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Refuses what the service would refuse by the setting.</summary>
    /// <param name="wanted">The assignment.</param>
    /// <param name="setting">The setting; null where it could not be read, so that the service alone decides.</param>
    /// <param name="now">The service's time.</param>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.DurationTooLong"/>, <see cref="PimErrorCode.JustificationRequired"/>, <see cref="PimErrorCode.TicketRequired"/>.
    /// </exception>
    public static void Check(PimWantedAssignment wanted, PimRoleSetting? setting, DateTimeOffset now)
    {
        if (setting?.Assignment is not { } assignment)
        {
            return;
        }

        var isEligible = wanted.Type == PimAssignmentType.Eligible;
        if (!(isEligible ? assignment.AllowPermanentEligible : assignment.AllowPermanentActive))
        {
            CheckLength(wanted, isEligible ? assignment.MaximumEligibleDuration : assignment.MaximumActiveDuration, now);
        }

        var requires = isEligible ? assignment.EligibleRequires : assignment.ActiveRequires;
        if (requires.HasFlag(PimRequirements.Justification) && string.IsNullOrWhiteSpace(wanted.Justification))
        {
            throw new PimException(PimErrorCode.JustificationRequired, $"Assigning {wanted} requires a justification.")
            {
                Remedy = "Add -Justification with the reason.",
            };
        }

        if (requires.HasFlag(PimRequirements.Ticket) && string.IsNullOrWhiteSpace(wanted.Ticket?.Number))
        {
            throw new PimException(PimErrorCode.TicketRequired, $"Assigning {wanted} requires a ticket.")
            {
                Remedy = "New-PimAssignment takes -TicketNumber, and -TicketSystem where there is more than one system.",
            };
        }
    }

    // documented: the longest counts only where an end is required (role-assignment-expiration)
    private static void CheckLength(PimWantedAssignment wanted, TimeSpan? longest, DateTimeOffset now)
    {
        var schedule = wanted.Schedule.From(now);
        var length = schedule.Duration ?? (schedule.End - schedule.Start);
        if (longest is { } most && (length is null || length > most + Tolerance))
        {
            throw new PimException(
                PimErrorCode.DurationTooLong,
                $"{wanted} can be assigned for {PimDuration.Format(most)} at the most, not {(length is { } asked ? "for " + PimDuration.Format(asked) : "without an end")}.")
            {
                Remedy = $"Use -Duration {PimDuration.ToArgument(most)}.",
            };
        }
    }
}
