using System;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>The decision about one principal in one round of a review.</summary>
internal sealed class ReviewItem(string id, string principalId)
{
    public string Id { get; } = id;

    public string PrincipalId { get; } = principalId;

    public string Decision { get; set; } = ReviewDecision.NotReviewed;

    public string Justification { get; set; } = "";

    public string Recommendation { get; init; } = ReviewDecision.NoInfoAvailable;

    /// <summary>The reviewer; null where nobody has reviewed it, or the service did.</summary>
    public string? ReviewedBy { get; set; }

    public DateTimeOffset? Reviewed { get; set; }

    /// <summary>The person who applied it; null where nobody has, or the service did.</summary>
    public string? AppliedBy { get; set; }

    public DateTimeOffset? Applied { get; set; }

    public string ApplyResult { get; set; } = "New";
}
