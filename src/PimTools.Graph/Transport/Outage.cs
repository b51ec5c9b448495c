using System;
using System.Diagnostics;
using System.Threading;

namespace PimTools.Graph.Transport;

/// <summary>
/// Follows for how long a service has failed within one operation. It is the one budget of all repeats of that operation: the calls are
/// made by several layers, and each layer's patience would multiply the others'.
/// </summary>
internal sealed class Outage
{
    private readonly TimeSpan _longest;
    private long _since;

    public Outage(TimeSpan longest) => _longest = longest;

    /// <summary>Tells whether it has lasted longer than it is borne.</summary>
    public bool IsTooLong => Interlocked.Read(ref _since) is not 0 and var since
        && TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - since) / (double)Stopwatch.Frequency) >= _longest;

    /// <summary>The service failed.</summary>
    public void Fail() => Interlocked.CompareExchange(ref _since, Stopwatch.GetTimestamp(), 0);

    /// <summary>The service answered.</summary>
    public void End() => Interlocked.Exchange(ref _since, 0);
}
