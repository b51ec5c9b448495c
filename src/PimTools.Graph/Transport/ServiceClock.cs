using System;
using System.Threading;

namespace PimTools.Graph.Transport;

/// <summary>Tells the service's own time, as its last answer gave it; the machine's before the first.</summary>
internal sealed class ServiceClock
{
    // The header has whole seconds, and took its time on the way.
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(2);

    // A machine whose clock is further off trusts no certificate and makes no connection: what says so is the header.
    private static readonly TimeSpan LargestDifference = TimeSpan.FromDays(2 * 365);

    private long _ticksAhead;

    public DateTimeOffset Now => DateTimeOffset.UtcNow + TimeSpan.FromTicks(Interlocked.Read(ref _ticksAhead));

    /// <param name="date">The header Date of an answer that has just come; null where it has none that can be read.</param>
    public void Learn(DateTimeOffset? date)
    {
        if (date - DateTimeOffset.UtcNow is { } ahead && ahead.Duration() < LargestDifference)
        {
            Interlocked.Exchange(ref _ticksAhead, ahead.Duration() < SameTime ? 0 : ahead.Ticks);
        }
    }
}
