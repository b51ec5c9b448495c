using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Lists, makes and stops access reviews, and reads and takes their decisions.</summary>
public interface IPimAccessReviews
{
    /// <summary>Lists the reviews of roles of these kinds, with their rounds.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="isMine">Lists only reviews in which the caller is asked.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    Task ListAsync(IReadOnlyCollection<PimKind> kinds, bool isMine, Action<PimAccessReview> emit, PimCall call);

    /// <summary>Reads a review again, with its rounds, to see where it stands now.</summary>
    Task<PimAccessReview> RefreshAsync(PimAccessReview review, PimCall call);

    /// <summary>Makes a review. It is never made twice: an unknown outcome is looked up.</summary>
    /// <param name="draft">The review.</param>
    /// <param name="known">The ids of the reviews that there are already, which cannot be the one that is made.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">What the service refused, or <see cref="PimErrorCode.OutcomeUnknown"/>.</exception>
    Task<PimAccessReview> CreateAsync(PimAccessReviewDraft draft, IReadOnlyCollection<string> known, PimCall call);

    /// <summary>Stops a review: the round that is in progress, or all of it.</summary>
    /// <returns>The review as it then stands.</returns>
    Task<PimAccessReview> StopAsync(PimAccessReview review, bool isWhole, PimCall call);

    /// <summary>Lists the decisions of the rounds of a review.</summary>
    /// <param name="review">The review.</param>
    /// <param name="instances">The ids of the rounds.</param>
    /// <param name="isMine">Lists only those about which the caller is asked.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    Task ListDecisionsAsync(PimAccessReview review, IReadOnlyCollection<string> instances, bool isMine, Action<PimAccessReviewDecision> emit, PimCall call);

    /// <summary>Decides about many principals, many to a call, and tells of each once, in their order.</summary>
    /// <remarks>What the service refuses of one is told in its <see cref="PimFollowUp{T}"/>, not thrown.</remarks>
    Task DecideManyAsync(
        IReadOnlyList<PimAccessReviewDecision> decisions, PimReviewDecision decision, string? justification, Action<PimFollowUp<PimAccessReviewDecision>> emit, PimCall call);
}
