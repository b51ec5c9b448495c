using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;

namespace PimTools.Reviews;

/// <summary>Finds the decisions about which the caller is asked. Each review is read once.</summary>
internal sealed class CallerDecisions
{
    private readonly IPimClient _client;
    private readonly NamedReviews _reviews;
    private readonly Dictionary<(string Review, string? Instance), IReadOnlyList<PimAccessReviewDecision>> _read = new();

    public CallerDecisions(IPimClient client, IReadOnlyCollection<PimKind> kinds)
    {
        _client = client;
        _reviews = new NamedReviews(client, kinds, isMine: true);
    }

    /// <summary>Finds the decisions of a review about some principals.</summary>
    /// <param name="identity">The review.</param>
    /// <param name="names">The principals; a wildcard may mean many.</param>
    /// <param name="instanceId">The round; null for the current one.</param>
    /// <param name="refuse">Hears of each principal about whom the caller is not asked.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.ReviewNotFound"/>, <see cref="PimErrorCode.ReviewAmbiguous"/>; a wildcard for the review.</exception>
    public async Task<IReadOnlyList<PimAccessReviewDecision>> FindAsync(
        PimIdentity identity, IReadOnlyCollection<PimIdentity> names, string? instanceId, Action<PimException> refuse, PimCall call)
    {
        if (identity.IsWildcard)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"One access review is needed, not '{identity}'.")
            {
                Remedy = "Give one name or id; a wildcard could decide more than you mean.",
                TargetObject = identity.Text,
            };
        }

        var review = (await _reviews.FindAsync(identity, call))[0];
        if (await ReadAsync(review, instanceId, refuse, call) is not { } all)
        {
            return Array.Empty<PimAccessReviewDecision>();
        }

        var found = new List<PimAccessReviewDecision>();
        foreach (var name in names)
        {
            var fitting = all.Where(item => item.Principal is { } principal && name.Matches(principal)).ToList();
            if (fitting.Count == 0 && !name.IsWildcard)
            {
                refuse(NotAsked(name, review, all));
            }

            found.AddRange(fitting);
        }

        return found.Distinct().ToList();
    }

    /// <summary>Null where they could not be read, which is told: about whom the caller is asked is not known then.</summary>
    private async Task<IReadOnlyList<PimAccessReviewDecision>?> ReadAsync(PimAccessReview review, string? instanceId, Action<PimException> refuse, PimCall call)
    {
        if (!_read.TryGetValue((review.Id, instanceId), out var read))
        {
            var items = new List<PimAccessReviewDecision>();
            var isRefused = false;
            void Refuse(PimException error)
            {
                isRefused = true;
                refuse(error);
            }

            await new ReviewDecisionQuery { InstanceId = instanceId, IsMine = true }.ListAsync(_client, new[] { review }, items.Add, Refuse, call);
            if (isRefused)
            {
                return null;
            }

            _read[(review.Id, instanceId)] = read = items;
        }

        return read;
    }

    private static PimException NotAsked(PimIdentity name, PimAccessReview review, IReadOnlyList<PimAccessReviewDecision> all)
    {
        var near = Suggestions.Find(name.Text, all.Select(item => item.UserPrincipalName ?? item.Principal?.ToString()).OfType<string>());
        return new PimException(PimErrorCode.NotApprover, $"You are not asked about '{name}' in the access review '{review}'.")
        {
            Remedy = $"Get-PimAccessReviewDecision '{review}' -Mine lists those about whom you are asked." + (near.Count > 0 ? " " + Suggestions.Describe(near) : string.Empty),
            Candidates = near,
            TargetObject = name.Text,
        };
    }
}
