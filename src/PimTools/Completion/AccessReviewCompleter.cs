using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Completion;

/// <summary>Completes the access reviews that are open, or have been.</summary>
public sealed class AccessReviewCompleter : PimCompleter
{
    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        var reviews = new List<PimAccessReview>();
        await client.AccessReviews.ListAsync(PimKinds.All, isMine: false, reviews.Add, call);
        return reviews.Select(review => new CompletionItem(review.Name, $"{review.Role} at {review.Scope}: {review.Status}") { Kind = review.Kind }).ToList();
    }
}
