using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Http;

namespace PimTools.Graph.Requests;

/// <summary>
/// Does the same to many items, such as requests, and reads each again: many to a call where the service has batches, else side by side. The failure of one is
/// its own.
/// </summary>
internal sealed class FollowUpRunner
{
    // Where every call goes alone.
    private const int AtOnce = 8;

    private readonly PimHttp _http;
    private readonly Uri? _graph;

    /// <param name="http">The way to the service.</param>
    /// <param name="graph">The service that has batches; null for one that has none.</param>
    public FollowUpRunner(PimHttp http, Uri? graph = null)
    {
        _http = http;
        _graph = graph;
    }

    /// <summary>The calls for a single item.</summary>
    public FollowUpCalls Alone => FollowUpCalls.Alone(_http);

    /// <param name="items">The items.</param>
    /// <param name="actAsync">Does it to one.</param>
    /// <param name="refreshAsync">Reads one afterwards.</param>
    /// <returns>What comes of each, in their order. Who gets it waits for all of them, so that nothing that was made stays untold.</returns>
    public IReadOnlyList<Task<PimFollowUp<T>>> Start<T>(
        IReadOnlyCollection<T> items, Func<T, FollowUpCalls, Task> actAsync, Func<T, FollowUpCalls, Task<T>> refreshAsync)
        where T : class
    {
        var isTogether = _graph is not null && items.Count > 1;
        var calls = isTogether ? FollowUpCalls.Together(_http, _graph!) : Alone;
        var places = new SemaphoreSlim(isTogether ? items.Count : AtOnce);
        async Task<PimFollowUp<T>> RunAsync(T item)
        {
            await places.WaitAsync();
            try
            {
                return await RunOneAsync(item, calls, actAsync, refreshAsync);
            }
            finally
            {
                places.Release();
            }
        }

        return items.Select(RunAsync).ToList();
    }

    private static async Task<PimFollowUp<T>> RunOneAsync<T>(
        T item, FollowUpCalls calls, Func<T, FollowUpCalls, Task> actAsync, Func<T, FollowUpCalls, Task<T>> refreshAsync)
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
    }
}
