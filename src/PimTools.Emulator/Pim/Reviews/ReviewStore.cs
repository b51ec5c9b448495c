using System;
using System.Collections.Generic;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>The access reviews of the tenant.</summary>
internal sealed class ReviewStore
{
    private readonly List<AccessReview> _reviews = [];

    public IEnumerable<AccessReview> All => _reviews;

    public void Add(AccessReview review) => _reviews.Add(review);

    public void Remove(AccessReview review) => _reviews.Remove(review);

    public AccessReview Find(string id) => _reviews.Find(review => Same(review.Id, id)) ?? throw ServiceException.ResourceNotFound(id);

    public static ReviewInstance Instance(AccessReview review, string id) =>
        review.Instances.Find(instance => Same(instance.Id, id)) ?? throw ServiceException.ResourceNotFound(id);

    public static ReviewItem Item(ReviewInstance instance, string id) =>
        instance.Items.Find(item => Same(item.Id, id)) ?? throw ServiceException.ResourceNotFound(id);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
