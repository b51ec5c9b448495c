using System;
using System.Threading;

namespace PimTools.Graph.Transport;

/// <summary>Tells the service's own time, as its last answer gave it; the machine's before the first.</summary>
internal sealed class ServiceClock
{
    // The header has whole seconds, and took its time on the way.
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(2);

    private long _ticksAhead;

    public DateTimeOffset Now => DateTimeOffset.UtcNow + TimeSpan.FromTicks(Interlocked.Read(ref _ticksAhead));

    /// <param name="date">The header Date of an answer that has just come; null where it has none.</param>
    public void Learn(DateTimeOffset? date)
    {
        if (date is { } told)
        {
            var ahead = told - DateTimeOffset.UtcNow;
            Interlocked.Exchange(ref _ticksAhead, ahead.Duration() < SameTime ? 0 : ahead.Ticks);
        }
    }
}
