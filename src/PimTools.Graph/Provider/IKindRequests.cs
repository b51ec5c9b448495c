using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Http;

namespace PimTools.Graph.Provider;

/// <summary>Lists, sends, withdraws and decides the requests of one kind.</summary>
internal interface IKindRequests
{
    /// <param name="filter">The filter.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    /// <param name="together">The calls that short lists of several kinds travel with; null for calls of its own. A service without batches leaves them alone.</param>
    Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call, BatchedCalls? together = null);

    Task ReadDecisionsAsync(IReadOnlyList<PimRequest> requests, Action<PimRequest> emit, PimCall call);

    /// <summary>Null where this kind has no request with the id.</summary>
    Task<PimRequest?> FindAsync(string id, PimCall call);

    Task<PimRequest> RefreshAsync(PimRequest request, PimCall call);

    Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call);

    Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call);

    Task CancelAsync(PimRequest request, PimCall call);

    /// <summary>Withdraws each, and tells the results in their order.</summary>
    IReadOnlyList<Task<PimFollowUp<PimRequest>>> CancelMany(IReadOnlyCollection<PimRequest> requests, PimCall call);

    Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call);

    /// <summary>Decides each, and tells the results in their order.</summary>
    IReadOnlyList<Task<PimFollowUp<PimRequest>>> DecideMany(IReadOnlyCollection<PimRequest> requests, PimDecision decision, string? justification, PimCall call);
}
