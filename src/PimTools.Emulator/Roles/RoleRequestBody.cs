using System.Text.Json.Nodes;
using PimTools.Emulator.Http;
using PimTools.Emulator.Schedules;

namespace PimTools.Emulator.Roles;

/// <summary>Reads the body of a request for a directory role.</summary>
internal static class RoleRequestBody
{
    public static RequestDraft Read(JsonObject body, string typeName)
    {
        var request = new BodyReader(body, typeName,
            "action", "principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "justification", "scheduleInfo", "ticketInfo",
            "isValidationOnly", "targetScheduleId", "customData");

        var action = RequestActions.Parse(request.RequiredText("action"));
        var target = new GrantTarget(request.RequiredText("roleDefinitionId"), Scope(request));
        var draft = new RequestDraft(action, request.RequiredText("principalId").ToLowerInvariant(), target)
        {
            Justification = request.Text("justification"),
            IsValidationOnly = request.Flag("isValidationOnly") ?? false,
            TargetScheduleId = request.Text("targetScheduleId"),
            CustomData = request.Text("customData"),
        };
        return WithTicket(WithSchedule(draft, request), request);
    }

    /// <summary>Exactly one of the two scopes must be named.</summary>
    private static string Scope(BodyReader request)
    {
        if (request.Has("directoryScopeId") == request.Has("appScopeId"))
            throw GraphException.BadRequest("Exactly one of directoryScopeId and appScopeId must be given.");

        return request.Has("directoryScopeId")
            ? request.RequiredText("directoryScopeId")
            : throw GraphException.ResourceNotFound(request.RequiredText("appScopeId"));
    }

    private static RequestDraft WithSchedule(RequestDraft draft, BodyReader request)
    {
        if (!draft.Action.TakesSchedule())
        {
            return request.Has("scheduleInfo")
                ? throw Refusal.RequestSchedule($"The action {draft.Action.Word()} takes no scheduleInfo.")
                : draft;
        }

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
