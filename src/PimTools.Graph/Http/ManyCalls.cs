using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Http;

/// <summary>Does the same to many things: many to a call where the service has batches, else side by side. The failure of one is its own.</summary>
internal sealed class ManyCalls
{
    // Where every call goes alone.
    private const int AtOnce = 8;

    private readonly PimHttp _http;
    private readonly Uri? _graph;

    /// <param name="http">The way to the service.</param>
    /// <param name="graph">The service that has batches; null for one that has none.</param>
    public ManyCalls(PimHttp http, Uri? graph = null)
    {
        _http = http;
        _graph = graph;
    }

    /// <summary>The calls for a single thing.</summary>
    public ServiceCalls Alone => ServiceCalls.Alone(_http);

    /// <param name="items">The things.</param>
    /// <param name="runAsync">Does it to one.</param>
    /// <returns>What comes of each, in their order. Who gets it waits for all of them, so that nothing that was made stays untold.</returns>
    public IReadOnlyList<Task<T>> Start<TItem, T>(IReadOnlyCollection<TItem> items, Func<TItem, ServiceCalls, Task<T>> runAsync)
    {
        var isTogether = _graph is not null && items.Count > 1;
        var callers = new BatchCallers(items.Count);
        var calls = isTogether ? ServiceCalls.Together(_http, _graph!, callers) : Alone;
        var places = new SemaphoreSlim(isTogether ? items.Count : AtOnce);
        async Task<T> RunAsync(TItem item)
        {
            await places.WaitAsync();
            try
            {
                return await runAsync(item, calls);
            }
            finally
            {
                callers.Rest();
                places.Release();
            }
        }

        return items.Select(RunAsync).ToList();
    }
}
