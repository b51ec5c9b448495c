using System;
using System.Globalization;

namespace PimTools;

/// <summary>The period of an assignment. With neither <see cref="Duration"/> nor <see cref="End"/> it is permanent.</summary>
public sealed class PimSchedule
{
    /// <summary>The start, UTC; null means at once.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end, UTC; null when a duration is given or there is no end.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The duration; null when an end is given or there is none.</summary>
    internal TimeSpan? Duration { get; init; }

    /// <summary>Tells whether no end is asked for.</summary>
    public bool IsPermanent => End is null && Duration is null;

    /// <summary>The same for everybody: <c>from 2026-03-02 08:00:00Z for 8h</c>, <c>until …</c>, <c>without an end</c>.</summary>
    public override string ToString()
    {
        var length = Duration is { } duration ? "for " + PimDuration.Format(duration) : End is { } end ? "until " + Write(end) : "without an end";
        return Start is { } start ? $"from {Write(start)} {length}" : length;
    }

    private static string Write(DateTimeOffset moment) => moment.ToString("u", CultureInfo.InvariantCulture);

    /// <summary>The same, to be sent now: one that began earlier ends when it was to end.</summary>
    internal PimSchedule From(DateTimeOffset now) => Start is not { } start || start == now ? new() { Start = now, End = End, Duration = Duration }
        : start > now ? this
        : new PimSchedule { Start = now, End = End ?? (start + Duration) };
}
