using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Lists, sends, withdraws and decides requests, which are the only way to change assignments.</summary>
public interface IPimRequests
{
    /// <summary>Lists requests.</summary>
    Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call);

    /// <summary>
    /// Reads who decided requests, when and why, which a list does not tell, twenty to a call, or all in one list for Azure. Each request is handed
    /// over, with its decision where there is one and the caller may read it; what could not be read is a notice.
    /// </summary>
    Task ReadDecisionsAsync(IReadOnlyList<PimRequest> requests, Action<PimRequest> emit, PimCall call);

    /// <summary>Reads one request by its id, whatever it is about.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.RequestNotFound"/>.</exception>
    Task<PimRequest> GetAsync(string id, PimCall call);

    /// <summary>Reads a request again, to see where it stands now.</summary>
    Task<PimRequest> RefreshAsync(PimRequest request, PimCall call);

    /// <summary>Sends a request. It is never sent twice: an unknown outcome is looked up.</summary>
    /// <exception cref="PimException">What the service refused, or <see cref="PimErrorCode.OutcomeUnknown"/>.</exception>
    Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call);

    /// <summary>
    /// Sends many requests, many to a call, and tells of each draft once, as soon as its outcome is known. None is sent twice. Drafts
    /// about the same assignment are sent one after the other, in their order.
    /// </summary>
    /// <remarks>What the service refuses of a draft is told in its <see cref="PimSubmission"/>, not thrown.</remarks>
    Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call);

    /// <summary>Withdraws a request.</summary>
    Task CancelAsync(PimRequest request, PimCall call);

    /// <summary>Withdraws many requests, many to a call, and tells of each once, in their order.</summary>
    /// <remarks>What the service refuses of one is told in its <see cref="PimFollowUp{T}"/>, not thrown.</remarks>
    Task CancelManyAsync(IReadOnlyList<PimRequest> requests, Action<PimFollowUp<PimRequest>> emit, PimCall call);

    /// <summary>Approves or denies a request.</summary>
    Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call);

    /// <summary>Approves or denies many requests, many to a call, and tells of each once, in their order.</summary>
    /// <remarks>
    /// What the service refuses of one is told in its <see cref="PimFollowUp{T}"/>, not thrown. The time of the decision is the service's when it had
    /// answered.
    /// </remarks>
    Task DecideManyAsync(IReadOnlyList<PimRequest> requests, PimDecision decision, string? justification, Action<PimFollowUp<PimRequest>> emit, PimCall call);
}
