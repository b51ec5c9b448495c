using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Resolution;

namespace PimTools.Reviews;

/// <summary>Finds access reviews by what a person named them. They are listed once.</summary>
internal sealed class NamedReviews
{
    private readonly IPimClient _client;
    private readonly IReadOnlyCollection<PimKind> _kinds;
    private readonly bool _isMine;
    private readonly PartialReading _reading = new();
    private List<PimAccessReview>? _listed;

    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds of roles.</param>
    /// <param name="isMine">Whether only reviews count in which the caller is asked.</param>
    public NamedReviews(IPimClient client, IReadOnlyCollection<PimKind> kinds, bool isMine)
    {
        _client = client;
        _kinds = kinds;
        _isMine = isMine;
    }

    /// <summary>Lists the reviews, the open ones first; those that were listed before are kept.</summary>
    public async Task<IReadOnlyList<PimAccessReview>> ListAsync(PimCall call)
    {
        if (_listed is null)
        {
            await ListAsync(_ => { }, call);
        }

        return _listed!;
    }

    /// <summary>
    /// Hands the reviews over: the open ones of Entra roles and groups as they arrive, then those of Azure roles, whose subscriptions answer in any
    /// order, and at last those that are over.
    /// </summary>
    public async Task ListAsync(Action<PimAccessReview> emit, PimCall call)
    {
        if (_listed is null)
        {
            var (passed, held) = (new List<PimAccessReview>(), new List<PimAccessReview>());
            void Take(PimAccessReview review)
            {
                if (!review.IsOpen || review.Kind == PimKind.AzureRole)
                {
                    held.Add(review);
                    return;
                }

                passed.Add(review);
                emit(review);
            }

            await _client.AccessReviews.ListAsync(_kinds, _isMine, Take, _reading.Of(call));
            held = ReviewOrder.OpenFirst(held);
            held.ForEach(emit);
            _listed = passed.Concat(held).ToList();
        }
        else
        {
            _listed.ForEach(emit);
        }
    }

    /// <summary>Finds what an identity names: one by its name or id, any number by a wildcard.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.ReviewNotFound"/>, <see cref="PimErrorCode.ReviewAmbiguous"/>; what kept some from being read.</exception>
    public async Task<IReadOnlyList<PimAccessReview>> FindAsync(PimIdentity identity, PimCall call)
    {
        var all = await ListAsync(call);
        var found = all.Where(review => identity.Source is PimAccessReview given ? given.Id == review.Id : identity.Matches(review.Id, review.Name)).ToList();
        if (identity.IsWildcard)
        {
            _reading.Tell(call);
            return found;
        }

        return found.Count switch
        {
            1 => found,
            0 => throw _reading.Refusal($"Whether there is an access review '{identity}'") ?? NotFound(identity, all),
            _ when found.FindAll(review => review.IsOpen) is { Count: 1 } open => open,
            _ => throw new PimException(PimErrorCode.ReviewAmbiguous, $"{found.Count} access reviews are called '{identity}'.")
            {
                Remedy = "Give the id: " + Suggestions.List(found.Select(review => $"{review.Id} ({review.Role}, {review.Status})")),
                Candidates = found.Select(review => review.Id).ToList(),
                TargetObject = identity.Text,
            },
        };
    }

    /// <summary>Tells a person what could not be read.</summary>
    public void TellOmissions(PimCall call) => _reading.Tell(call);

    private PimException NotFound(PimIdentity identity, IReadOnlyList<PimAccessReview> all)
    {
        var near = Suggestions.Find(identity.Text, all.Select(review => review.Name));
        return new PimException(
            PimErrorCode.ReviewNotFound,
            _isMine ? $"You are asked in no access review called '{identity}'." : $"There is no access review '{identity}' of a role.")
        {
            Remedy = near.Count > 0 ? Suggestions.Describe(near) : _isMine ? "Get-PimAccessReview -Mine lists the reviews in which you are asked." : "Get-PimAccessReview lists the reviews.",
            Candidates = near,
            TargetObject = identity.Text,
        };
    }
}
