using System;

namespace PimTools;

/// <summary>A query by which an access review says whom or what it means, as the service writes it.</summary>
public sealed class PimReviewQuery
{
    internal PimReviewQuery(string query) => Query = query;

    /// <summary>The query: a path such as <c>/users/{id}</c>, or one that begins with a dot and is relative to its root.</summary>
    public string Query { get; }

    /// <summary>The type of query, such as MicrosoftGraph; null where the service does not say.</summary>
    public string? QueryType { get; init; }

    /// <summary>The root of a relative query, such as decisions; null where it is not relative.</summary>
    public string? QueryRoot { get; init; }

    /// <summary>The time for which somebody has not signed in to be meant; null where that does not matter.</summary>
    public TimeSpan? InactiveDuration { get; init; }

    /// <inheritdoc />
    public override string ToString() => Query;
}
