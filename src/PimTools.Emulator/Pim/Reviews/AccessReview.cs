using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>A review of who has a role, which takes place once or again and again.</summary>
internal sealed class AccessReview(string id, ReviewSubject subject, ReviewSettings settings)
{
    public string Id { get; } = id;

    public ReviewSubject Subject { get; } = subject;

    public ReviewSettings Settings { get; } = settings;

    public string DisplayName { get; init; } = "";

    public string? DescriptionForAdmins { get; init; }

    public string? DescriptionForReviewers { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; set; }

    /// <summary>The scope as it was sent.</summary>
    public JsonObject Scope { get; init; } = [];

    /// <summary>The reviewers as they were sent; without any, everybody reviews their own access.</summary>
    public JsonArray Reviewers { get; init; } = [];

    public JsonArray FallbackReviewers { get; init; } = [];

    /// <summary>The types of principals that are reviewed, such as user.</summary>
    public IReadOnlyCollection<string> PrincipalTypes { get; init; } = [];

    public List<ReviewInstance> Instances { get; } = [];

    /// <summary>Tells whether no further round begins.</summary>
    public bool IsStopped { get; set; }

    public string Status => Instances.LastOrDefault()?.Status ?? (IsStopped ? ReviewStatus.Completed : ReviewStatus.NotStarted);
}
