using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Tests.Core;

/// <summary>Access reviews with no service behind them.</summary>
internal sealed class FakeReviews : IPimAccessReviews
{
    public List<PimAccessReview> All { get; } = [];

    public List<PimAccessReviewDecision> Decisions { get; } = [];

    /// <summary>Tells why the decisions may not be read; null where they may.</summary>
    public PimException? DecisionsRefused { get; set; }

    /// <summary>Tells how often the reviews were listed, and the rounds whose decisions were.</summary>
    public List<string> Calls { get; } = [];

    public Task ListAsync(IReadOnlyCollection<PimKind> kinds, bool isMine, Action<PimAccessReview> emit, PimCall call)
    {
        Calls.Add(isMine ? "mine" : "all");
        All.FindAll(review => review.Kind is null || kinds.Contains(review.Kind.Value)).ForEach(emit);
        return Task.CompletedTask;
    }

    public Task ListDecisionsAsync(PimAccessReview review, IReadOnlyCollection<string> instances, bool isMine, Action<PimAccessReviewDecision> emit, PimCall call)
    {
        Calls.Add($"{review.Id}/{string.Join(',', instances)}{(isMine ? " mine" : string.Empty)}");
        if (DecisionsRefused is not null)
        {
            return Task.FromException(DecisionsRefused);
        }

        Decisions.FindAll(one => one.ReviewId == review.Id && instances.Contains(one.InstanceId)).ForEach(emit);
        return Task.CompletedTask;
    }

    public Task<PimAccessReview> RefreshAsync(PimAccessReview review, PimCall call) => throw new NotSupportedException();

    public Task<PimAccessReview> CreateAsync(PimAccessReviewDraft draft, IReadOnlyCollection<string> known, PimCall call) => throw new NotSupportedException();

    public Task<PimAccessReview> StopAsync(PimAccessReview review, bool isWhole, PimCall call) => throw new NotSupportedException();

    public Task DecideManyAsync(
        IReadOnlyList<PimAccessReviewDecision> decisions, PimReviewDecision decision, string? justification, Action<PimFollowUp<PimAccessReviewDecision>> emit, PimCall call) =>
        throw new NotSupportedException();
}
