using System;
using System.Collections.Concurrent;

namespace PimTools.Graph.Caching;

/// <summary>Keeps what was learnt about ids lately.</summary>
internal sealed class NameCache<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, (T Value, DateTime Since)> _entries = new(StringComparer.OrdinalIgnoreCase);

    public T? Find(string id) => _entries.TryGetValue(id, out var entry) && DateTime.UtcNow - entry.Since < Lifetimes.OfNames ? entry.Value : null;

    public void Set(string id, T value) => _entries[id] = (value, DateTime.UtcNow);

    public void Forget(string id) => _entries.TryRemove(id, out _);
}
