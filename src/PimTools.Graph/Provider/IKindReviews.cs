using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Graph.Provider;

/// <summary>Reads, makes and stops access reviews at one service, and decides in them.</summary>
internal interface IKindReviews
{
    /// <summary>Lists the reviews of roles, with their rounds.</summary>
    Task ListAsync(bool isMine, Action<PimAccessReview> emit, PimCall call);

    Task<PimAccessReview> RefreshAsync(PimAccessReview review, PimCall call);

    /// <summary>Makes a review; one of the known ones is never taken for it.</summary>
    Task<PimAccessReview> CreateAsync(PimAccessReviewDraft draft, IReadOnlyCollection<string> known, PimCall call);

    /// <summary>Stops the round in progress, or the whole review.</summary>
    Task StopAsync(PimAccessReview review, bool isWhole, PimCall call);

    Task ListDecisionsAsync(PimAccessReview review, IReadOnlyCollection<string> instances, bool isMine, Action<PimAccessReviewDecision> emit, PimCall call);

    /// <summary>Starts to decide about each, and gives what comes of each in their order.</summary>
    IReadOnlyList<Task<PimFollowUp<PimAccessReviewDecision>>> DecideMany(
        IReadOnlyCollection<PimAccessReviewDecision> decisions, PimReviewDecision decision, string? justification, PimCall call);
}
