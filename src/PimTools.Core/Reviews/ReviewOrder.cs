using System.Collections.Generic;
using System.Linq;

namespace PimTools.Reviews;

/// <summary>The order in which access reviews are shown.</summary>
internal static class ReviewOrder
{
    /// <summary>Puts those first that are open, and of these the newest.</summary>
    public static List<PimAccessReview> OpenFirst(IEnumerable<PimAccessReview> reviews) =>
        reviews.OrderByDescending(review => review.IsOpen).ThenByDescending(review => review.InstanceStart ?? review.Start).ToList();
}
