using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace PimTools.Graph.Client;

/// <summary>Tells in their order what comes of things that are done together, and leaves none untold.</summary>
internal static class OrderedOutcomes
{
    /// <summary>Starts the work for all items, those of one place together, and tells of each in their order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="placeOf">The place where the work for an item is done, such as its kind.</param>
    /// <param name="start">Starts the work for items of a place; what comes of each is in their order.</param>
    /// <param name="emit">Hears of each. What it throws, or ended one early, is thrown when all of them are told.</param>
    /// <param name="untold">Hears of each that the other no longer takes, since whoever asked for it has stopped.</param>
    public static async Task TellAsync<TItem, TPlace, T>(
        IReadOnlyList<TItem> items,
        Func<TItem, TPlace> placeOf,
        Func<TPlace, IReadOnlyCollection<TItem>, IReadOnlyList<Task<T>>> start,
        Action<T> emit,
        Action<T> untold)
    {
        var started = items.Select((item, order) => (item, order))
            .GroupBy(one => placeOf(one.item))
            .SelectMany(some => start(some.Key, some.Select(one => one.item).ToList()).Zip(some, (task, one) => (task, one.order)))
            .OrderBy(one => one.order)
            .ToList();
        ExceptionDispatchInfo? first = null;
        foreach (var (task, _) in started)
        {
            try
            {
                Tell(await task, emit, untold);
            }
            catch (Exception e)
            {
                first ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        first?.Throw();
    }

    private static void Tell<T>(T outcome, Action<T> emit, Action<T> untold)
    {
        try
        {
            emit(outcome);
        }
        catch (OperationCanceledException)
        {
            untold(outcome);
            throw;
        }
    }
}
