using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Anomalies;

/// <summary>The times at which one person asked for something.</summary>
internal sealed class PersonHistory
{
    // What was asked for at about the same time of day is usual for that hour.
    private static readonly TimeSpan Near = TimeSpan.FromHours(2);

    // What belongs to the same night would make itself usual.
    private static readonly TimeSpan SameDay = TimeSpan.FromHours(12);

    private readonly List<DateTimeOffset> _times = new();

    public void Add(DateTimeOffset time) => _times.Add(time);

    /// <summary>The number of requests on other days.</summary>
    public long Others(DateTimeOffset time) => _times.Count(other => IsAnotherDay(other, time));

    /// <summary>The number of requests on other days within two hours of this time of day.</summary>
    public long AtHourOf(DateTimeOffset time) => _times.Count(other => IsAnotherDay(other, time) && Distance(other.UtcDateTime.TimeOfDay, time.UtcDateTime.TimeOfDay) <= Near);

    private static bool IsAnotherDay(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() > SameDay;

    // The day is a circle: 23:30 and 00:30 are an hour apart.
    private static TimeSpan Distance(TimeSpan one, TimeSpan other)
    {
        var apart = (one - other).Duration();
        return apart > TimeSpan.FromHours(12) ? TimeSpan.FromHours(24) - apart : apart;
    }
}
