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
}
