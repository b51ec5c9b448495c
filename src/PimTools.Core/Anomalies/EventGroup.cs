using System;
using System.Collections.Generic;
using PimTools.Conditions;

namespace PimTools.Anomalies;

/// <summary>The way in which events belong together.</summary>
/// <param name="By">The facts that they share.</param>
/// <param name="Within">The time from the first to the last of them.</param>
/// <param name="AtLeast">The number that it takes.</param>
internal sealed record EventGroup(IReadOnlyList<EventKey> By, TimeSpan Within, int AtLeast)
{
    /// <summary>The fact whose different values are counted; null where the events are.</summary>
    public EventKey? Distinct { get; init; }

    /// <summary>The conditions of an event of the same people after which counting starts again; null for none.</summary>
    public Criteria? UnbrokenBy { get; init; }
}
