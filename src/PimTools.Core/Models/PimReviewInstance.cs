using System;

namespace PimTools;

/// <summary>One round of an access review.</summary>
public sealed class PimReviewInstance
{
    internal PimReviewInstance(string id) => Id = id;

    /// <summary>The round's id.</summary>
    public string Id { get; }

    /// <summary>The state.</summary>
    public PimAccessReviewStatus Status { get; init; }

    /// <summary>The time at which it begins or began, UTC; null where the service does not say.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The time at which it ends or ended, UTC; null where the service does not say.</summary>
    public DateTimeOffset? End { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{ViewDate.Format(Start)}: {Status}";
}
