using System;

namespace PimTools.Graph.Transport;

/// <summary>Computes how long to wait before a request is sent again, where the service does not say it.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Random _random = new();
    private readonly TimeSpan _first;

    /// <param name="first">The wait before the first repeat, give or take a fifth.</param>
    public Backoff(TimeSpan first) => _first = first;

    /// <summary>Twice as long each time, and not all clients alike, so that those that failed together do not come back together.</summary>
    /// <param name="repeat">One for the first repeat.</param>
    public TimeSpan Before(int repeat)
    {
        double jitter;
        lock (_random)
        {
            jitter = 0.8 + (0.4 * _random.NextDouble());
        }

        var wait = TimeSpan.FromTicks((long)(_first.Ticks * jitter * (1 << (repeat - 1))));
        return wait < Longest ? wait : Longest;
    }
}
