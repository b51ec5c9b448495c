using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using PimTools.Emulator.Faults;

namespace PimTools.Emulator;

/// <summary>What goes wrong in the tenant, by chance or by order. Chance comes from a seed, so that a run can be repeated.</summary>
public sealed class EmulatorFaults
{
    private static readonly TimeSpan UsualRetryAfter = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly List<QueuedFault> _queue = [];
    private Random _random = new(0);

    /// <summary>How long every answer takes, in real time.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The share of calls answered with 429, from 0 to 1; the parts of a batch count one by one.</summary>
    public double ThrottleRate { get; set; }

    /// <summary>What Retry-After says on a throttled call, in whole seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = UsualRetryAfter;

    /// <summary>
    /// How long a granted schedule and its instance are missing from listings, in the tenant's time.
    /// </summary>
    public TimeSpan ListingLag { get; set; }

    /// <summary>How long a request is missing from listings, in the tenant's time; by its id it can be read at once.</summary>
    public TimeSpan RequestLag { get; set; }

    /// <summary>The share of rows silently missing from listings of what the caller has in all of Azure, from 0 to 1.</summary>
    public double DroppedRowRate { get; set; }

    /// <summary>How much longer calls at an Azure scope take, in real time, by the id of the scope.</summary>
    public IDictionary<string, TimeSpan> SlowScopes { get; } = new ConcurrentDictionary<string, TimeSpan>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an authentication context is demanded by 401 with a challenge in a header, as other services do, and not by 400 with the
    /// claims in the message, as PIM does.
    /// </summary>
    public bool ChallengesInHeader { get; set; }

    /// <summary>How many queued faults have not struck all their calls yet.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Queues a fault for the next call it matches; the first match of the queue strikes.</summary>
    public void Add(EmulatedFault fault)
    {
        lock (_gate)
        {
            _queue.Add(new QueuedFault(fault));
        }
    }

    /// <summary>Starts chance anew from <paramref name="seed"/>.</summary>
    public void Seed(int seed)
    {
        lock (_gate)
        {
            _random = new Random(seed);
        }
    }

    /// <summary>Takes back every queued fault and every setting; only chance goes on from where it is.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _queue.Clear();
            Latency = TimeSpan.Zero;
            ThrottleRate = 0;
            RetryAfter = UsualRetryAfter;
            ListingLag = TimeSpan.Zero;
            RequestLag = TimeSpan.Zero;
            DroppedRowRate = 0;
            SlowScopes.Clear();
            ChallengesInHeader = false;
        }
    }

    internal EmulatedFault? Take(string method, string pathAndQuery, bool answersOnly = false)
    {
        lock (_gate)
        {
            var index = _queue.FindIndex(queued =>
                (!answersOnly || queued.Fault.Kind == FaultKind.Answer) && queued.Fault.Matches(method, pathAndQuery));
            if (index < 0)
                return null;

            var taken = _queue[index];
            if (--taken.Left == 0)
                _queue.RemoveAt(index);
            return taken.Fault;
        }
    }

    internal bool Throttles() => Happens(ThrottleRate);

    internal bool DropsRow() => Happens(DroppedRowRate);

    private bool Happens(double rate)
    {
        lock (_gate)
        {
            return rate > 0 && _random.NextDouble() < rate;
        }
    }
}
