using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Reviews;

/// <summary>Access reviews by the names a person typed.</summary>
internal sealed class AccessReviewQuery
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The reviews by name or id, any of them; none for all.</summary>
    public IReadOnlyCollection<PimIdentity> Names { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The roles, any of them; none for all.</summary>
    public IReadOnlyCollection<PimIdentity> Roles { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The scope; null for any.</summary>
    public PimIdentity? Scope { get; init; }

    /// <summary>The states, any of them; none for all.</summary>
    public IReadOnlyCollection<PimAccessReviewStatus> Statuses { get; init; } = Array.Empty<PimAccessReviewStatus>();

    /// <summary>Lists only reviews in which the caller is asked.</summary>
    public bool IsMine { get; init; }

    /// <summary>Lists the reviews: those that were named in their order, or else all, the open ones first and as they arrive.</summary>
    /// <param name="reviews">The reviews that there are.</param>
    /// <param name="client">The client.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="refuse">Hears of each name that means nothing, or too much; the others are listed.</param>
    /// <param name="call">The call.</param>
    public async Task ListAsync(NamedReviews reviews, IPimClient client, Action<PimAccessReview> emit, Action<PimException> refuse, PimCall call)
    {
        var roles = await RoleMatcher.FindAsync(client, Kinds, Roles, refuse, call);
        var scope = Scope is { IsWildcard: false } ? await ScopeResolver.FindAsync(client, Kinds, Scope, call) : null;
        if (roles.IsNothing)
        {
            return;
        }

        void EmitFitting(PimAccessReview review)
        {
            if (Fits(review, roles, scope))
            {
                emit(review);
            }
        }

        if (Names.Count == 0)
        {
            await reviews.ListAsync(EmitFitting, call);
        }
        else
        {
            (await NamedAsync(reviews, refuse, call)).Distinct().ToList().ForEach(EmitFitting);
        }

        reviews.TellOmissions(call);
    }

    private async Task<IReadOnlyList<PimAccessReview>> NamedAsync(NamedReviews reviews, Action<PimException> refuse, PimCall call)
    {
        var found = new List<PimAccessReview>();
        foreach (var name in Names)
        {
            try
            {
                found.AddRange(await reviews.FindAsync(name, call));
            }
            catch (PimException e) when (e.Code is PimErrorCode.ReviewNotFound or PimErrorCode.ReviewAmbiguous)
            {
                refuse(e);
            }
        }

        return found;
    }

    private bool Fits(PimAccessReview review, RoleMatcher roles, PimScope? scope) =>
        (Statuses.Count == 0 || Statuses.Contains(review.Status))
        && roles.MatchesNamed(review.Kind, review.RoleId, review.Role, review.Kind == PimKind.Group ? PimAccess.Member : null)
        && (scope is not null ? TextEquality.IsAny(scope.Id, review.ScopeId) : Scope?.Matches(review.ScopeId ?? string.Empty, review.Scope) ?? true);
}
