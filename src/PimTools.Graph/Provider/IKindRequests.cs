using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Graph.Provider;

/// <summary>Lists, sends, withdraws and decides the requests of one kind.</summary>
internal interface IKindRequests
{
    Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call);

    Task ReadDecisionsAsync(IReadOnlyList<PimRequest> requests, Action<PimRequest> emit, PimCall call);

    /// <summary>Null where this kind has no request with the id.</summary>
    Task<PimRequest?> FindAsync(string id, PimCall call);

    Task<PimRequest> RefreshAsync(PimRequest request, PimCall call);

    Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call);

    Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call);

    Task CancelAsync(PimRequest request, PimCall call);

    /// <summary>Withdraws each, and tells the results in their order.</summary>
    IReadOnlyList<Task<PimFollowUp>> CancelMany(IReadOnlyCollection<PimRequest> requests, PimCall call);

    Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call);

    /// <summary>Decides each, and tells the results in their order.</summary>
    IReadOnlyList<Task<PimFollowUp>> DecideMany(IReadOnlyCollection<PimRequest> requests, PimDecision decision, string? justification, PimCall call);
}
