using System;

namespace PimTools;

/// <summary>When an assignment is asked to hold. With neither <see cref="Duration"/> nor <see cref="End"/> it is permanent.</summary>
public sealed class PimSchedule
{
    /// <summary>The start, UTC; null means at once.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end, UTC; null when a duration is given or there is no end.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>How long; null when an end is given or there is none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether no end is asked for.</summary>
    public bool IsPermanent => End is null && Duration is null;

    /// <summary>The same, to be sent now: one that began earlier ends when it was to end.</summary>
    internal PimSchedule From(DateTimeOffset now) => Start is not { } start || start == now ? new() { Start = now, End = End, Duration = Duration }
        : start > now ? this
        : new PimSchedule { Start = now, End = End ?? (start + Duration) };
}
