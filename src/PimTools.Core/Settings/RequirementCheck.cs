namespace PimTools.Settings;

/// <summary>Refuses, before anything is sent, a request without the justification or the ticket that a setting requires.</summary>
internal static class RequirementCheck
{
    /// <param name="requires">The requirements of the setting.</param>
    /// <param name="justification">The justification given.</param>
    /// <param name="ticket">The ticket given.</param>
    /// <param name="subject">The action that requires it, in words that begin the message.</param>
    /// <param name="ticketRemedy">How a ticket is given.</param>
    /// <param name="target">What the error is about.</param>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.JustificationRequired"/>, <see cref="PimErrorCode.TicketRequired"/>.
    /// </exception>
    public static void Check(
        PimRequirements requires, string? justification, PimTicket? ticket, string subject, string ticketRemedy, object? target = null)
    {
        if (requires.HasFlag(PimRequirements.Justification) && string.IsNullOrWhiteSpace(justification))
        {
            throw new PimException(PimErrorCode.JustificationRequired, $"{subject} requires a justification.")
            {
                Remedy = "Add -Justification with the reason.",
                TargetObject = target,
            };
        }

        if (requires.HasFlag(PimRequirements.Ticket) && string.IsNullOrWhiteSpace(ticket?.Number))
        {
            throw new PimException(PimErrorCode.TicketRequired, $"{subject} requires a ticket.")
            {
                Remedy = ticketRemedy,
                TargetObject = target,
            };
        }
    }
}
