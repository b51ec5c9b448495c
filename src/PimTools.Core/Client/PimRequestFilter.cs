using System.Collections.Generic;
using PimTools.Models;

namespace PimTools;

/// <summary>Filters requests. A null value does not filter.</summary>
public sealed class PimRequestFilter
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The relation of the caller to the requests.</summary>
    public PimRequestRelation Relation { get; init; }

    /// <summary>About eligible or active assignments.</summary>
    public PimAssignmentType? Type { get; init; }

    /// <summary>The status; filtered by the service.</summary>
    public PimRequestStatus? Status { get; init; }

    /// <summary>The role's id; filtered by the service.</summary>
    public string? RoleId { get; init; }

    /// <summary>The principal's id; filtered by the service.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The id of the scope itself; filtered by the service.</summary>
    public string? ScopeId { get; init; }
}
