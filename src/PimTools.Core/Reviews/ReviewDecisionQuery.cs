using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;

namespace PimTools.Reviews;

/// <summary>Decisions of access reviews by the names a person typed.</summary>
internal sealed class ReviewDecisionQuery
{
    /// <summary>The principals, any of them; none for everybody.</summary>
    public IReadOnlyCollection<PimIdentity> Principals { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The decisions, any of them; none for all.</summary>
    public IReadOnlyCollection<PimReviewDecision> Decisions { get; init; } = Array.Empty<PimReviewDecision>();

    /// <summary>Reads all rounds, and not the current one alone.</summary>
    public bool HasAllRounds { get; init; }

    /// <summary>The id of the one round that is meant; null for the current one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Lists only decisions about which the caller is asked.</summary>
    public bool IsMine { get; init; }

    /// <summary>Lists the decisions of some reviews, review by review.</summary>
    /// <param name="client">The client.</param>
    /// <param name="reviews">The reviews.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="refuse">Hears of each name that means nobody, and of each review whose decisions cannot be read.</param>
    /// <param name="call">The call.</param>
    public async Task ListAsync(
        IPimClient client, IEnumerable<PimAccessReview> reviews, Action<PimAccessReviewDecision> emit, Action<PimException> refuse, PimCall call)
    {
        var principals = await PrincipalMatcher.FindAsync(client, Principals, isMine: false, refuse, call);
        if (principals.IsNobody)
        {
            return;
        }

        foreach (var review in reviews)
        {
            try
            {
                await client.AccessReviews.ListDecisionsAsync(
                    review,
                    Rounds(review),
                    IsMine,
                    item =>
                    {
                        if (Fits(item, principals))
                        {
                            emit(item);
                        }
                    },
                    call);
            }
            catch (PimException e) when (e.Status is 400 or 403 or 404)
            {
                refuse(e.WithMessage($"The decisions of the access review '{review}' could not be read. {e.Message}").OfOneItem());
            }
        }
    }

    private List<string> Rounds(PimAccessReview review) => InstanceId is not null ? new List<string> { InstanceId }
        : HasAllRounds ? review.Instances.Select(instance => instance.Id).ToList()
        : review.InstanceId is { } current ? new List<string> { current }
        : new List<string>();

    private bool Fits(PimAccessReviewDecision item, PrincipalMatcher principals) =>
        (Decisions.Count == 0 || Decisions.Contains(item.Decision))
        && (Principals.Count == 0 || (item.Principal is { } principal && principals.Matches(principal)));
}
