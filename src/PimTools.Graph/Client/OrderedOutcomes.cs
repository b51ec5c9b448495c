using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace PimTools.Graph.Client;

/// <summary>Tells in their order what comes of things that are done together.</summary>
internal static class OrderedOutcomes
{
    /// <summary>Starts the work for all items, those of a kind together, and tells of each in their order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="kindOf">The kind of an item.</param>
    /// <param name="start">Starts the work for items of a kind; what comes of each is in their order.</param>
    /// <param name="emit">Hears of each. What it throws, or ended one early, is thrown when all of them are told.</param>
    public static async Task TellAsync<TItem, T>(
        IReadOnlyList<TItem> items, Func<TItem, PimKind> kindOf, Func<PimKind, IReadOnlyCollection<TItem>, IReadOnlyList<Task<T>>> start, Action<T> emit)
    {
        var started = items.Select((item, place) => (item, place))
            .GroupBy(one => kindOf(one.item))
            .SelectMany(some => start(some.Key, some.Select(one => one.item).ToList()).Zip(some, (task, one) => (task, one.place)))
            .OrderBy(one => one.place)
            .ToList();
        ExceptionDispatchInfo? first = null;
        foreach (var (task, _) in started)
        {
            try
            {
                emit(await task);
            }
            catch (Exception e)
            {
                first ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        first?.Throw();
    }
}
