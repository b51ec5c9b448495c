using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Http;

namespace PimTools.Graph.Requests;

/// <summary>Does the same to many items, such as requests, and reads each again.</summary>
internal sealed class FollowUpRunner
{
    private readonly ManyCalls _calls;

    public FollowUpRunner(ManyCalls calls) => _calls = calls;

    /// <summary>The calls for a single item.</summary>
    public ServiceCalls Alone => _calls.Alone;

    /// <param name="items">The items.</param>
    /// <param name="actAsync">Does it to one.</param>
    /// <param name="refreshAsync">Reads one afterwards.</param>
    /// <param name="stopped">Hears of each that the service took, and that was not read again, since the caller has stopped.</param>
    /// <returns>What comes of each, in their order. Who gets it waits for all of them, so that nothing that was made stays untold.</returns>
    public IReadOnlyList<Task<PimFollowUp<T>>> Start<T>(
        IReadOnlyCollection<T> items, Func<T, ServiceCalls, Task> actAsync, Func<T, ServiceCalls, Task<T>> refreshAsync, Action<T> stopped)
        where T : class =>
        _calls.Start(items, (item, calls) => RunOneAsync(item, calls, actAsync, refreshAsync, stopped));

    private static async Task<PimFollowUp<T>> RunOneAsync<T>(
        T item, ServiceCalls calls, Func<T, ServiceCalls, Task> actAsync, Func<T, ServiceCalls, Task<T>> refreshAsync, Action<T> stopped)
        where T : class
    {
        try
        {
            await actAsync(item, calls);
        }
        catch (PimException e)
        {
            return PimFollowUp<T>.Refused(item, e);
        }

        try
        {
            return PimFollowUp<T>.Done(item, await refreshAsync(item, calls));
        }
        catch (PimException e)
        {
            return PimFollowUp<T>.Unread(item, e);
        }
        catch (OperationCanceledException)
        {
            stopped(item);
            throw;
        }
    }
}
