using System;
using System.Collections.Generic;

namespace PimTools;

/// <summary>A new access review.</summary>
public sealed class PimAccessReviewDraft
{
    /// <summary>Begins a draft.</summary>
    public PimAccessReviewDraft(PimRole role, PimScope scope, string name)
    {
        Role = role;
        Scope = scope;
        Name = name;
    }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope.</summary>
    public PimScope Scope { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Eligible or active assignments; null for both.</summary>
    public PimAssignmentType? Type { get; init; }

    /// <summary>The types of principals to review.</summary>
    public IReadOnlyCollection<PimPrincipalType> PrincipalTypes { get; init; } = Array.Empty<PimPrincipalType>();

    /// <summary>The reviewers; none where everybody reviews their own.</summary>
    public IReadOnlyList<PimPrincipal> Reviewers { get; init; } = Array.Empty<PimPrincipal>();

    /// <summary>Tells whether the managers of those who are reviewed decide.</summary>
    public bool ByManagers { get; init; }

    /// <summary>The reviewers of those who have no manager.</summary>
    public IReadOnlyList<PimPrincipal> FallbackReviewers { get; init; } = Array.Empty<PimPrincipal>();

    /// <summary>The description for administrators and reviewers; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The first day, UTC.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>The number of days for which reviewers can decide.</summary>
    public int Days { get; init; }

    /// <summary>The recurrence.</summary>
    public PimReviewRecurrence Recurrence { get; init; }

    /// <summary>The last day, UTC; null for none.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The number of rounds; null for any number.</summary>
    public int? Occurrences { get; init; }

    /// <summary>The decision that holds at the end where no reviewer has made one.</summary>
    public PimReviewDefault DefaultDecision { get; init; }

    /// <summary>Tells whether the decisions are applied at the end by themselves.</summary>
    public bool AutoApply { get; init; }

    /// <summary>Tells whether an approval needs a justification.</summary>
    public bool RequiresJustification { get; init; } = true;

    /// <summary>Tells whether the service recommends decisions.</summary>
    public bool Recommends { get; init; } = true;

    /// <summary>Tells whether reviewers get mails.</summary>
    public bool SendsMail { get; init; } = true;

    /// <summary>Tells whether reviewers are reminded.</summary>
    public bool SendsReminders { get; init; } = true;
}
