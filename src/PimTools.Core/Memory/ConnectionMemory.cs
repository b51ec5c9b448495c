using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PimTools.Memory;

/// <summary>
/// Keeps what connections read, each its own, for <see cref="Lifetime"/> of the service's time. It helps to find what a name means and to check ahead;
/// whether a change is needed is read anew each time.
/// </summary>
internal sealed class ConnectionMemory<TKey, T>
    where T : class
{
    private readonly ConditionalWeakTable<IPimClient, ConcurrentDictionary<TKey, (DateTimeOffset At, T Value)>> _kept = new();

    /// <summary>The time for which something counts as known.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Finds what was kept; null where nothing was, or too long ago.</summary>
    public T? Find(IPimClient client, TKey key) =>
        _kept.GetOrCreateValue(client).TryGetValue(key, out var kept) && (client.ServiceTime - kept.At).Duration() < Lifetime ? kept.Value : null;

    public void Keep(IPimClient client, TKey key, T value) => _kept.GetOrCreateValue(client)[key] = (client.ServiceTime, value);

    public void Forget(IPimClient client) => _kept.Remove(client);
}
