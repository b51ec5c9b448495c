using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using PimTools.Emulator.Faults;

namespace PimTools.Emulator;

/// <summary>The faults of the tenant, random or queued. Random ones come from a seed, so that a run can be repeated.</summary>
public sealed class EmulatorFaults
{
    private static readonly TimeSpan UsualRetryAfter = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly List<QueuedFault> _queue = [];
    private readonly ScopeSet _lockedScopes = new();
    private readonly ScopeSet _foreignSubscriptions = new();
    private Random _random = new(0);

    /// <summary>The time that every answer takes, in real time.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The share of calls answered with 429, from 0 to 1; the parts of a batch count one by one.</summary>
    public double ThrottleRate { get; set; }

    /// <summary>The Retry-After of a throttled call, in whole seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = UsualRetryAfter;

    /// <summary>
    /// The time for which a granted schedule and its instance are missing from lists, in the tenant's time.
    /// </summary>
    public TimeSpan ListingLag { get; set; }

    /// <summary>The time for which a request is missing from lists, in the tenant's time; by its id it can be read at once.</summary>
    public TimeSpan RequestLag { get; set; }

    /// <summary>The share of rows that are missing from lists of what the caller has in all of Azure, from 0 to 1.</summary>
    public double DroppedRowRate { get; set; }

    /// <summary>The additional time that calls at an Azure scope take, in real time, by the id of the scope.</summary>
    public IDictionary<string, TimeSpan> SlowScopes { get; } = new ConcurrentDictionary<string, TimeSpan>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The Azure scopes with a resource lock, by id or name: a change at one of them, or below, is accepted and ends as FailedAsResourceIsLocked.
    /// </summary>
    public ICollection<string> LockedScopes => _lockedScopes;

    /// <summary>The subscriptions that belong to another tenant, by id or name: calls about them are answered 401 InvalidAuthenticationTokenTenant.</summary>
    public ICollection<string> ForeignSubscriptions => _foreignSubscriptions;

    /// <summary>Leaves every new activation at the status Granted: it never begins, and its request is gone a day after its start.</summary>
    public bool KeepsGranted { get; set; }

    /// <summary>Answers a change in Azure with 401 and a challenge until the token has the authentication context p1, which stands for MFA.</summary>
    public bool ChallengesAzureChanges { get; set; }

    /// <summary>Answers a change in Azure with 403 RequestDisallowedByPolicy, without a challenge, until the token has the authentication context p1.</summary>
    public bool DisallowsAzureChanges { get; set; }

    /// <summary>Refuses every call to PIM for Groups, as if its permissions had never been granted.</summary>
    public bool DeniesGroups { get; set; }

    /// <summary>Leaves the group out of assignments and requests that expand it, as was observed of the service.</summary>
    public bool LeavesOutGroups { get; set; }

    /// <summary>
    /// Demands an authentication context by 401 with a challenge in a header, as other services do, and not by 400 with the
    /// claims in the message, as PIM does.
    /// </summary>
    public bool ChallengesInHeader { get; set; }

    /// <summary>The number of queued faults that have not struck all their calls yet.</summary>
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

    /// <summary>Queues a fault for the next call that it matches; the first match in the queue strikes.</summary>
    public void Add(EmulatedFault fault)
    {
        lock (_gate)
        {
            _queue.Add(new QueuedFault(fault));
        }
    }

    /// <summary>Restarts random faults from <paramref name="seed"/>.</summary>
    public void Seed(int seed)
    {
        lock (_gate)
        {
            _random = new Random(seed);
        }
    }

    /// <summary>Removes every queued fault and resets every setting. The random sequence goes on; <see cref="Seed"/> restarts it.</summary>
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
            _lockedScopes.Clear();
            _foreignSubscriptions.Clear();
            KeepsGranted = false;
            ChallengesAzureChanges = false;
            DisallowsAzureChanges = false;
            DeniesGroups = false;
            LeavesOutGroups = false;
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

    internal bool IsLocked(IEnumerable<string> names) => _lockedScopes.ContainsAny(names);

    internal bool IsForeign(IEnumerable<string> names) => _foreignSubscriptions.ContainsAny(names);

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
