using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>Reads the part of a request that all kinds share: justification, schedule and ticket.</summary>
internal static class RequestContent
{
    /// <summary>The properties read here.</summary>
    public static readonly string[] Properties =
        ["justification", "scheduleInfo", "ticketInfo", "isValidationOnly", "targetScheduleId", "customData"];

    public static RequestDraft Read(RequestDraft draft, BodyReader request) => WithSchedule(WithTicket(draft, request), request) with
    {
        Justification = request.Text("justification"),
        IsValidationOnly = request.Flag("isValidationOnly") ?? false,
        TargetScheduleId = request.Text("targetScheduleId"),
        CustomData = request.Text("customData"),
    };

    private static RequestDraft WithSchedule(RequestDraft draft, BodyReader request)
    {
        // Observed: clients send a schedule with removals, too, and the service ignores it.
        if (!draft.Action.TakesSchedule())
            return draft;

        var (start, expiration) = ScheduleInfoBody.Read(request.Object("scheduleInfo") ?? throw request.Missing("scheduleInfo"));
        return draft with { Start = start, Expiration = expiration };
    }

    private static RequestDraft WithTicket(RequestDraft draft, BodyReader request)
    {
        if (request.Object("ticketInfo") is not { } body)
            return draft;

        var ticket = new BodyReader(body, "ticketInfo", "ticketNumber", "ticketSystem");
        return draft with { TicketNumber = ticket.Text("ticketNumber"), TicketSystem = ticket.Text("ticketSystem") };
    }
}
