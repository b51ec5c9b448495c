using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PimTools.Graph.Transport;

/// <summary>Holds the outages of the services, for each operation its own.</summary>
internal sealed class Outages
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<string, Outage>> _ofOperations = new();
    private readonly TimeSpan _longest;

    /// <param name="longest">How long one is borne.</param>
    public Outages(TimeSpan longest) => _longest = longest;

    /// <summary>The outage that a call to an address belongs to: all calls of its operation to that host share it.</summary>
    public Outage Of(PimCall call, Uri address) =>
        _ofOperations.GetOrCreateValue(call.Operation).GetOrAdd(address.Authority, _ => new Outage(_longest));
}
