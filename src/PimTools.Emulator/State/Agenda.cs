using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.State;

/// <summary>What will happen by itself when its time comes: grants begin and end, requests run out.</summary>
internal sealed class Agenda
{
    private readonly SortedDictionary<(DateTimeOffset Due, long Order), Action> _entries = [];
    private long _count;

    public void At(DateTimeOffset due, Action happen) => _entries.Add((due, _count++), happen);

    /// <summary>Takes the next entry due by <paramref name="now"/>, the earliest first.</summary>
    public bool TryTake(DateTimeOffset now, out DateTimeOffset due, out Action happen)
    {
        var next = _entries.FirstOrDefault();
        if (next.Value is null || next.Key.Due > now)
        {
            (due, happen) = (now, () => { });
            return false;
        }

        _entries.Remove(next.Key);
        (due, happen) = (next.Key.Due, next.Value);
        return true;
    }
}
