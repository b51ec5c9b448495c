using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>One round of a review, with the principals that it asks about.</summary>
internal sealed class ReviewInstance(string id, DateTimeOffset start)
{
    public string Id { get; } = id;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset End { get; set; }

    public string Status { get; set; } = ReviewStatus.InProgress;

    public List<ReviewItem> Items { get; } = [];
}
