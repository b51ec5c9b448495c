using System;
using PimTools.Models;

namespace PimTools;

/// <summary>A time as a person gave it: a date, or so long from now. Now is the service's, and known only where the service is.</summary>
public sealed class PimMoment
{
    private readonly DateTimeOffset? _time;
    private readonly TimeSpan _fromNow;

    /// <summary>A date.</summary>
    public PimMoment(DateTimeOffset time) => _time = time;

    /// <summary>So long from now; negative for what has passed.</summary>
    public PimMoment(TimeSpan fromNow) => _fromNow = fromNow;

    /// <summary>The time it means when it is that time now.</summary>
    public DateTimeOffset At(DateTimeOffset now) => _time ?? (now + _fromNow);

    /// <inheritdoc />
    public override string ToString() => _time is { } time ? MomentText.Of(time)
        : _fromNow < TimeSpan.Zero ? PimDuration.Format(-_fromNow) + " ago"
        : "in " + PimDuration.Format(_fromNow);
}
