using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Json;

/// <summary>A JSON object that keeps the order of its text. A name that stands twice has the last value, as for the reader of the text.</summary>
internal sealed class OrderedTree : IReadOnlyDictionary<string, object?>
{
    private readonly List<string> _names = new();
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public OrderedTree(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        foreach (var property in properties)
        {
            if (!_values.ContainsKey(property.Key))
            {
                _names.Add(property.Key);
            }

            _values[property.Key] = property.Value;
        }
    }

    public int Count => _names.Count;

    public IEnumerable<string> Keys => _names;

    public IEnumerable<object?> Values => _names.Select(name => _values[name]);

    public object? this[string key] => _values[key];

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool TryGetValue(string key, out object? value) => _values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _names.Select(name => new KeyValuePair<string, object?>(name, _values[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
