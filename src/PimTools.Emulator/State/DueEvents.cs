using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.State;

/// <summary>A queue of the events that fall due: grants begin and end, requests expire.</summary>
internal sealed class DueEvents
{
    private readonly SortedDictionary<(DateTimeOffset Due, long Order), Action> _entries = [];
    private long _count;

    public void Add(DateTimeOffset due, Action action) => _entries.Add((due, _count++), action);

    /// <summary>Takes the next entry due by <paramref name="now"/>, the earliest first.</summary>
    public bool TryTake(DateTimeOffset now, out DateTimeOffset due, out Action action)
    {
        var next = _entries.FirstOrDefault();
        if (next.Value is null || next.Key.Due > now)
        {
            (due, action) = (now, () => { });
            return false;
        }

        _entries.Remove(next.Key);
        (due, action) = (next.Key.Due, next.Value);
        return true;
    }
}
