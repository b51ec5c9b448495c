using System;
using System.Collections.Generic;
using PimTools.Emulator.Faults;

namespace PimTools.Emulator;

/// <summary>What goes wrong in the tenant, by chance or by order. Chance comes from a seed, so that a run can be repeated.</summary>
public sealed class EmulatorFaults
{
    private readonly object _gate = new();
    private readonly List<QueuedFault> _queue = [];
    private Random _random = new(0);

    /// <summary>How long every answer takes, in real time.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The share of calls answered with 429, from 0 to 1; the parts of a batch count one by one.</summary>
    public double ThrottleRate { get; set; }

    /// <summary>What Retry-After says on a throttled call, in whole seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

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

    /// <summary>Takes back every queued fault, latency and throttling.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _queue.Clear();
            Latency = TimeSpan.Zero;
            ThrottleRate = 0;
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

    internal bool Throttles()
    {
        lock (_gate)
        {
            return ThrottleRate > 0 && _random.NextDouble() < ThrottleRate;
        }
    }
}
