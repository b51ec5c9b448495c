using System;
using System.Text.Json.Nodes;
using System.Xml;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>The end of a grant: never, at an instant, or after a duration.</summary>
internal sealed record ScheduleExpiration(string Type, DateTimeOffset? End, TimeSpan? Duration)
{
    public static readonly ScheduleExpiration Never = new("noExpiration", null, null);

    public bool IsPermanent => End is null && Duration is null;

    public static ScheduleExpiration At(DateTimeOffset end) => new("afterDateTime", end, null);

    public static ScheduleExpiration After(TimeSpan duration) => new("afterDuration", null, duration);

    /// <summary>Gives the end of a grant that begins at <paramref name="start"/>; a duration beyond the calendar ends with the calendar.</summary>
    public DateTimeOffset? EndFrom(DateTimeOffset start)
    {
        if (Duration is not { } duration)
            return End;
        return duration > DateTimeOffset.MaxValue - start ? DateTimeOffset.MaxValue : start + (duration > TimeSpan.Zero ? duration : TimeSpan.Zero);
    }

    public JsonObject ToJson() => new()
    {
        ["type"] = Type,
        ["endDateTime"] = IsoTime.Node(End),
        ["duration"] = Duration is { } duration ? XmlConvert.ToString(duration) : null,
    };
}
