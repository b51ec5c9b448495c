using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Faults;

/// <summary>A set of Azure scopes by id or name, ignoring case, which calls read while a test changes it.</summary>
internal sealed class ScopeSet : ICollection<string>
{
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _names.Count;

    public bool IsReadOnly => false;

    public void Add(string item) => _names[item] = true;

    public bool Contains(string item) => _names.ContainsKey(item);

    public bool ContainsAny(IEnumerable<string> names) => !_names.IsEmpty && names.Any(_names.ContainsKey);

    public bool Remove(string item) => _names.TryRemove(item, out _);

    public void Clear() => _names.Clear();

    public void CopyTo(string[] array, int arrayIndex) => _names.Keys.CopyTo(array, arrayIndex);

    public IEnumerator<string> GetEnumerator() => _names.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
