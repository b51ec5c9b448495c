using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace PimTools.Pipeline;

/// <summary>
/// Gathers what comes through the pipe in quick succession, so that it is planned and sent together. What comes first, or after a pause, as from a
/// person who types, is not held back.
/// </summary>
internal sealed class GatheredInput<T>
{
    /// <summary>The most that is gathered; what is planned together is kept in memory.</summary>
    private const int Most = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _sinceLast = new();
    private List<T> _items = new();

    /// <summary>Takes an item, and tells whether all that was gathered is to be handled now.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isOfList">Whether it is one of a list that was read before, so that the others or the end follow at once.</param>
    public bool Add(T item, bool isOfList = false)
    {
        var isAfterPause = !_sinceLast.IsRunning || _sinceLast.Elapsed > Pause;
        _sinceLast.Restart();
        _items.Add(item);
        return (isAfterPause && !isOfList) || _items.Count >= Most;
    }

    /// <summary>Gives up what was gathered. What it takes to handle it is no pause of the pipe.</summary>
    /// <param name="handle">Handles it.</param>
    public async Task HandleAsync(Func<IReadOnlyList<T>, Task> handle)
    {
        var items = _items;
        _items = new List<T>();
        if (items.Count > 0)
        {
            await handle(items);
        }

        _sinceLast.Restart();
    }
}
