using System;
using PimTools.Models;

namespace PimTools;

/// <summary>The decision of an access review about one principal, or that there is none yet.</summary>
public sealed class PimAccessReviewDecision : IOfTenant
{
    internal PimAccessReviewDecision(string id, string reviewId, string instanceId)
    {
        Id = id;
        ReviewId = reviewId;
        InstanceId = instanceId;
    }

    /// <summary>The decision's id.</summary>
    public string Id { get; }

    /// <summary>The id of the review.</summary>
    public string ReviewId { get; }

    /// <summary>The id of the round.</summary>
    public string InstanceId { get; }

    /// <summary>The name of the review; null where it was not read.</summary>
    public string? ReviewName { get; init; }

    /// <summary>The kind of role; null for a review of something else.</summary>
    public PimKind? Kind { get; init; }

    /// <summary>The role, for a group the group's name; null where the service does not say.</summary>
    public string? Role { get; init; }

    /// <summary>The role's id, for a group the group's id; null where the service does not say.</summary>
    public string? RoleId { get; init; }

    /// <summary>The scope; null where the service does not say.</summary>
    public string? Scope { get; init; }

    /// <summary>The scope's id; null where the service does not say.</summary>
    public string? ScopeId { get; init; }

    /// <summary>The word of the service for what is reviewed: directoryRole, group, azureRole.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The principal whose access is reviewed.</summary>
    public PimPrincipal? Principal { get; init; }

    /// <summary>The object id of the principal; null where the service does not say.</summary>
    public string? PrincipalId => Principal?.Id;

    /// <summary>The user principal name of the principal; null unless it is a user.</summary>
    public string? UserPrincipalName => Principal?.UserPrincipalName;

    /// <summary>The time at which the principal signed in last, UTC; null where the service does not say.</summary>
    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>The way in which the principal has it: direct, indirect.</summary>
    public PimTextList Membership { get; init; } = new(Array.Empty<string>());

    /// <summary>The decision.</summary>
    public PimReviewDecision Decision { get; init; }

    /// <summary>The justification of the reviewer; null for none.</summary>
    public string? Justification { get; init; }

    /// <summary>The recommendation of the service: Approve, Deny, NoInfoAvailable; null where the service does not say.</summary>
    public string? Recommendation { get; init; }

    /// <summary>The person who decided; null where nobody has.</summary>
    public PimPrincipal? ReviewedBy { get; init; }

    /// <summary>The time of the decision, UTC; null where nobody has decided.</summary>
    public DateTimeOffset? Reviewed { get; init; }

    /// <summary>The person who applied it; null where nobody has.</summary>
    public PimPrincipal? AppliedBy { get; init; }

    /// <summary>The time at which it was applied, UTC; null where it is not.</summary>
    public DateTimeOffset? Applied { get; init; }

    /// <summary>The result of applying it, in the word of the service: New, AppliedSuccessfully …; null where the service does not say.</summary>
    public string? ApplyResult { get; init; }

    /// <summary>The reviewers who are asked, as the review names them.</summary>
    public PimTextList Reviewers { get; init; } = new(Array.Empty<string>(), "; ");

    /// <summary>The address of the principal; null where the service does not say.</summary>
    public string? PrincipalLink { get; init; }

    /// <summary>The address of what is reviewed; null where the service does not say.</summary>
    public string? ResourceLink { get; init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>Tells whether a reviewer has decided.</summary>
    public bool IsAnswered => Decision is PimReviewDecision.Approve or PimReviewDecision.Deny or PimReviewDecision.DontKnow;

    /// <summary>Tells whether an approval needs a justification; null where the review does not say.</summary>
    internal bool? RequiresJustification { get; init; }

    /// <summary>Tells whether it is decided so.</summary>
    internal bool Is(PimReviewDecision decision, string? justification) => Decision == decision && (Justification ?? string.Empty) == (justification ?? string.Empty);

    /// <summary>The review, as far as the decision tells of it.</summary>
    internal PimAccessReview AsReview() => new(ReviewId, ReviewName ?? ReviewId)
    {
        Kind = Kind,
        Role = Role,
        RoleId = RoleId,
        Scope = Scope,
        ScopeId = ScopeId,
        Reviewers = Reviewers,
        RequiresJustification = RequiresJustification,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Principal} in {ReviewName ?? ReviewId}: {Decision}";
}
