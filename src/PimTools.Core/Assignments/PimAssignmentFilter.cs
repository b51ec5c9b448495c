using System.Collections.Generic;

namespace PimTools;

/// <summary>Which assignments to list. Everything that is null is not filtered.</summary>
public sealed class PimAssignmentFilter
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>Eligible, active, or both.</summary>
    public PimAssignmentType? Type { get; init; }

    /// <summary>Only the caller's own, through groups included.</summary>
    public bool Mine { get; init; }

    /// <summary>The role's id; filtered by the service.</summary>
    public string? RoleId { get; init; }

    /// <summary>The principal's id; filtered by the service.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The scope's id; filtered by the service.</summary>
    public string? ScopeId { get; init; }
}
