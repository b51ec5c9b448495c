using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>Reads the scheduleInfo of a request: its start and its end.</summary>
internal static class ScheduleInfoBody
{
    public static (DateTimeOffset? Start, ScheduleExpiration Expiration) Read(JsonObject body)
    {
        var schedule = new BodyReader(body, "requestSchedule", "startDateTime", "expiration", "recurrence");
        if (schedule.Has("recurrence"))
            throw PimErrors.RequestSchedule("Recurring schedules are not supported.");

        var expiration = schedule.Object("expiration") is { } inner ? ReadExpiration(inner) : ScheduleExpiration.Never;
        return (schedule.Instant("startDateTime"), expiration);
    }

    private static ScheduleExpiration ReadExpiration(JsonObject body)
    {
        var expiration = new BodyReader(body, "expirationPattern", "type", "endDateTime", "duration");
        return (expiration.Text("type") ?? "notSpecified").ToLowerInvariant() switch
        {
            "afterduration" => ScheduleExpiration.After(expiration.Duration("duration") ?? throw expiration.Missing("duration")),
            "afterdatetime" => ScheduleExpiration.At(expiration.Instant("endDateTime") ?? throw expiration.Missing("endDateTime")),
            "noexpiration" or "notspecified" => ScheduleExpiration.Never,
            _ => throw expiration.Wrong("type"),
        };
    }
}
