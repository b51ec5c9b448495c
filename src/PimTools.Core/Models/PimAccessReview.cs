using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools;

/// <summary>An access review of who holds a role: once, or again and again.</summary>
public sealed class PimAccessReview : IOfTenant
{
    internal PimAccessReview(string id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The review's id.</summary>
    public string Id { get; }

    /// <summary>The review's id again, under the name that the next command in a pipe knows it by.</summary>
    public string ReviewId => Id;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The kind of role; null for a review of something else, such as an application.</summary>
    public PimKind? Kind { get; init; }

    /// <summary>The role, for a group the group's name; null where none is named.</summary>
    public string? Role { get; init; }

    /// <summary>The role's id, for a group the group's id; null where none is named.</summary>
    public string? RoleId { get; init; }

    /// <summary>The scope; null where none is named.</summary>
    public string? Scope { get; init; }

    /// <summary>The scope's id; null where none is named.</summary>
    public string? ScopeId { get; init; }

    /// <summary>Eligible or active assignments; null for both.</summary>
    public PimAssignmentType? Type { get; init; }

    /// <summary>The types of principals that are reviewed; empty for all.</summary>
    public PimTextList PrincipalType { get; init; } = new(Array.Empty<string>());

    /// <summary>The time without a sign-in after which somebody is reviewed; null where that does not matter.</summary>
    public TimeSpan? InactiveDuration { get; init; }

    /// <summary>The state of the whole review.</summary>
    public PimAccessReviewStatus Status { get; init; }

    /// <summary>The recurrence.</summary>
    public PimReviewRecurrence Recurrence => Schedule.Recurrence;

    /// <summary>The first day on which it takes place, UTC; null where the service does not say.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The last day on which it takes place, UTC; null for none.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The number of days for which reviewers can decide; null where the service does not say.</summary>
    public int? DurationInDays { get; init; }

    /// <summary>The round that is in progress, or else the latest one; null where none has begun.</summary>
    public string? InstanceId => Current?.Id;

    /// <summary>The state of that round; null where none has begun.</summary>
    public PimAccessReviewStatus? InstanceStatus => Current?.Status;

    /// <summary>The start of that round, UTC; null where none has begun.</summary>
    public DateTimeOffset? InstanceStart => Current?.Start;

    /// <summary>The end of that round, UTC; null where none has begun.</summary>
    public DateTimeOffset? InstanceEnd => Current?.End;

    /// <summary>The reviewers by name; one that is not named by an object stands as the service writes it. Empty where everybody reviews their own.</summary>
    public PimTextList Reviewers { get; init; } = new(Array.Empty<string>(), "; ");

    /// <summary>The reviewers where there is none of the others.</summary>
    public PimTextList FallbackReviewers { get; init; } = new(Array.Empty<string>(), "; ");

    /// <summary>The type of the reviewers: Assigned, Managers or Self; null where the service does not say.</summary>
    public string? ReviewersType { get; init; }

    /// <summary>Tells whether everybody reviews their own access.</summary>
    public bool IsSelfReview => string.Equals(ReviewersType, "Self", StringComparison.OrdinalIgnoreCase);

    /// <summary>The decision that holds at the end where no reviewer has made one; null where the service does not say.</summary>
    public PimReviewDefault? DefaultDecision { get; init; }

    /// <summary>Tells whether the decisions are applied at the end by themselves; null where the service does not say.</summary>
    public bool? AutoApply { get; init; }

    /// <summary>The actions on those who are denied, such as removeAccessApplyAction.</summary>
    public PimTextList ApplyActions { get; init; } = new(Array.Empty<string>());

    /// <summary>Tells whether an approval needs a justification; null where the service does not say.</summary>
    public bool? RequiresJustification { get; init; }

    /// <summary>Tells whether the service recommends decisions; null where the service does not say.</summary>
    public bool? Recommends { get; init; }

    /// <summary>Tells whether reviewers get mails; null where the service does not say.</summary>
    public bool? SendsMail { get; init; }

    /// <summary>Tells whether reviewers are reminded; null where the service does not say.</summary>
    public bool? SendsReminders { get; init; }

    /// <summary>The description that administrators read; null for none.</summary>
    public string? DescriptionForAdmins { get; init; }

    /// <summary>The description that reviewers read; null for none.</summary>
    public string? DescriptionForReviewers { get; init; }

    /// <summary>The person who made it; null where the service does not say.</summary>
    public PimPrincipal? CreatedBy { get; init; }

    /// <summary>The time at which it was made, UTC; null where the service does not say.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The time at which it was changed last, UTC; null where the service does not say.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>The recurrence as the service writes it.</summary>
    internal PimReviewSchedule Schedule { get; init; } = new();

    /// <summary>The rounds, the oldest first.</summary>
    internal IReadOnlyList<PimReviewInstance> Instances { get; init; } = Array.Empty<PimReviewInstance>();

    /// <summary>The queries for what is reviewed, as the service writes them.</summary>
    internal IReadOnlyList<PimReviewQuery> ScopeQueries { get; init; } = Array.Empty<PimReviewQuery>();

    /// <summary>The reviewers as the service writes them, those that step in after the others.</summary>
    internal IReadOnlyList<PimReviewQuery> ReviewerQueries { get; init; } = Array.Empty<PimReviewQuery>();

    /// <summary>Tells whether reviewers can decide, or will be able to.</summary>
    internal bool IsOpen => Status is PimAccessReviewStatus.NotStarted or PimAccessReviewStatus.Scheduled or PimAccessReviewStatus.Initializing
        or PimAccessReviewStatus.Starting or PimAccessReviewStatus.InProgress;

    private PimReviewInstance? Current =>
        Instances.LastOrDefault(instance => instance.Status == PimAccessReviewStatus.InProgress) ?? (Instances.Count == 0 ? null : Instances[Instances.Count - 1]);

    /// <inheritdoc />
    public override string ToString() => Name;
}
