using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Http;

namespace PimTools.Graph.Requests;

/// <summary>
/// Does the same to many requests and reads each again: many to a call where the service has batches, else side by side. The failure of one is
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

    /// <summary>The calls for a single request.</summary>
    public FollowUpCalls Alone => FollowUpCalls.Alone(_http);

    /// <param name="requests">The requests.</param>
    /// <param name="actAsync">Does it to one.</param>
    /// <param name="refreshAsync">Reads one afterwards.</param>
    /// <returns>What comes of each, in their order. Who gets it waits for all of them, so that nothing that was made stays untold.</returns>
    public IReadOnlyList<Task<PimFollowUp>> Start(
        IReadOnlyCollection<PimRequest> requests,
        Func<PimRequest, FollowUpCalls, Task> actAsync,
        Func<PimRequest, FollowUpCalls, Task<PimRequest>> refreshAsync)
    {
        var isTogether = _graph is not null && requests.Count > 1;
        var calls = isTogether ? FollowUpCalls.Together(_http, _graph!) : Alone;
        var places = new SemaphoreSlim(isTogether ? requests.Count : AtOnce);
        async Task<PimFollowUp> RunAsync(PimRequest request)
        {
            await places.WaitAsync();
            try
            {
                return await RunOneAsync(request, calls, actAsync, refreshAsync);
            }
            finally
            {
                places.Release();
            }
        }

        return requests.Select(RunAsync).ToList();
    }

    private static async Task<PimFollowUp> RunOneAsync(
        PimRequest request, FollowUpCalls calls, Func<PimRequest, FollowUpCalls, Task> actAsync, Func<PimRequest, FollowUpCalls, Task<PimRequest>> refreshAsync)
    {
        try
        {
            await actAsync(request, calls);
        }
        catch (PimException e)
        {
            return PimFollowUp.Refused(request, e);
        }

        try
        {
            return PimFollowUp.Done(request, await refreshAsync(request, calls));
        }
        catch (PimException e)
        {
            return PimFollowUp.Unread(request, e);
        }
    }
}
