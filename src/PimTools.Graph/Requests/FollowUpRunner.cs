using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Http;

namespace PimTools.Graph.Requests;

/// <summary>Does the same to many requests and reads each again.</summary>
internal sealed class FollowUpRunner
{
    private readonly ManyCalls _calls;

    public FollowUpRunner(ManyCalls calls) => _calls = calls;

    /// <summary>The calls for a single request.</summary>
    public ServiceCalls Alone => _calls.Alone;

    /// <param name="requests">The requests.</param>
    /// <param name="actAsync">Does it to one.</param>
    /// <param name="refreshAsync">Reads one afterwards.</param>
    /// <returns>What comes of each, in their order. Who gets it waits for all of them, so that nothing that was made stays untold.</returns>
    public IReadOnlyList<Task<PimFollowUp>> Start(
        IReadOnlyCollection<PimRequest> requests,
        Func<PimRequest, ServiceCalls, Task> actAsync,
        Func<PimRequest, ServiceCalls, Task<PimRequest>> refreshAsync) =>
        _calls.Start(requests, (request, calls) => RunOneAsync(request, calls, actAsync, refreshAsync));

    private static async Task<PimFollowUp> RunOneAsync(
        PimRequest request, ServiceCalls calls, Func<PimRequest, ServiceCalls, Task> actAsync, Func<PimRequest, ServiceCalls, Task<PimRequest>> refreshAsync)
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
