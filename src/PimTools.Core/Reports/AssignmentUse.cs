using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Reports;

/// <summary>Tells when an eligibility was last activated, by the activities that were read.</summary>
internal sealed class AssignmentUse
{
    public const string Used = "Used";
    public const string NotUsed = "Not used";
    public const string Unknown = "Unknown";

    public static readonly string[] All = { NotUsed, Used, Unknown };

    private readonly ILookup<string, PimActivity> _activations;
    private readonly bool _isWhole;

    /// <param name="activities">The activities.</param>
    /// <param name="isWhole">Whether all activities could be read.</param>
    public AssignmentUse(IEnumerable<PimActivity> activities, bool isWhole)
    {
        _activations = activities
            .Where(one => one is { Action: PimRequestAction.SelfActivate, PrincipalId: not null, Began: not null })
            .ToLookup(one => one.PrincipalId!, StringComparer.OrdinalIgnoreCase);
        _isWhole = isWhole;
    }

    /// <summary>The time at which it was last activated, UTC; null where no activity tells of it.</summary>
    public DateTimeOffset? Last(PimAssignment eligible) => eligible.Type != PimAssignmentType.Eligible ? null
        : _activations[eligible.PrincipalId].Where(one => IsOf(one, eligible)).Select(one => one.Began).Max();

    /// <summary>One of <see cref="All"/>; null for what is active. A member who activates what a group is eligible for is not named as one.</summary>
    public string? Describe(PimAssignment assignment) => assignment.Type != PimAssignmentType.Eligible ? null
        : Last(assignment) is not null ? Used
        : _isWhole && assignment.PrincipalType != PimPrincipalType.Group ? NotUsed
        : Unknown;

    private static bool IsOf(PimActivity activity, PimAssignment eligible) =>
        activity.Kind == eligible.Kind
        && activity.Access == eligible.Access
        && (Same(activity.RoleId, eligible.RoleId) || Same(activity.Role, eligible.RoleName))
        && IsWithin(activity, eligible);

    // An Azure role may be activated below the scope that is held, and the path does not tell what lies below a management group.
    private static bool IsWithin(PimActivity activity, PimAssignment eligible) =>
        activity.ScopeId is not { } id
        || Same(id, eligible.ScopeId)
        || eligible.ScopeType == PimScopeType.ManagementGroup
        || (eligible.Kind == PimKind.AzureRole && id.StartsWith(eligible.ScopeId.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
