using System;
using System.Text.Json.Nodes;
using System.Xml;
using PimTools.Emulator.Http;

namespace PimTools.Emulator.Schedules;

/// <summary>When a grant ends: never, at an instant, or after a duration.</summary>
internal sealed record ScheduleExpiration(string Type, DateTimeOffset? End, TimeSpan? Duration)
{
    public static readonly ScheduleExpiration Never = new("noExpiration", null, null);

    public bool IsPermanent => End is null && Duration is null;

    public static ScheduleExpiration At(DateTimeOffset end) => new("afterDateTime", end, null);

    public static ScheduleExpiration After(TimeSpan duration) => new("afterDuration", null, duration);

    public DateTimeOffset? EndFrom(DateTimeOffset start) => Duration is { } duration ? start + duration : End;

    public JsonObject ToJson() => new()
    {
        ["type"] = Type,
        ["endDateTime"] = IsoTime.Node(End),
        ["duration"] = Duration is { } duration ? XmlConvert.ToString(duration) : null,
    };
}
