using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>Writes the parts of schedules and requests that are the same in every kind.</summary>
internal static class ScheduleJson
{
    public static JsonObject Info(Schedule schedule) => Info(IsoTime.Node(schedule.Start), schedule.Expiration);

    /// <summary>Null for a request that takes no schedule.</summary>
    public static JsonObject? Info(ScheduleRequest request) =>
        request.Draft.Expiration is { } expiration ? Info(IsoTime.Node(request.Start), expiration) : null;

    public static JsonObject Ticket(ScheduleRequest request) => new()
    {
        ["ticketNumber"] = request.Draft.TicketNumber,
        ["ticketSystem"] = request.Draft.TicketSystem,
    };

    public static JsonObject CreatedBy(ScheduleRequest request)
    {
        var identity = new JsonObject { ["displayName"] = null, ["id"] = request.CreatedBy };
        return new JsonObject
        {
            ["application"] = request.IsCreatedByApplication ? identity : null,
            ["device"] = null,
            ["user"] = request.IsCreatedByApplication ? null : identity,
        };
    }

    private static JsonObject Info(JsonNode? start, ScheduleExpiration expiration) => new()
    {
        ["startDateTime"] = start,
        ["recurrence"] = null,
        ["expiration"] = expiration.ToJson(),
    };
}
