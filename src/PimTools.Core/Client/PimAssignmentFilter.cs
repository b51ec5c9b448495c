using System;
using System.Collections.Generic;
using PimTools.Models;

namespace PimTools;

/// <summary>Filters assignments. A null value does not filter.</summary>
public sealed class PimAssignmentFilter
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>Eligible, active, or both.</summary>
    public PimAssignmentType? Type { get; init; }

    /// <summary>Lists assignments by administrators that have not begun, instead of those in effect. Activations to come are requests.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>Lists the caller's own assignments alone, those through groups included.</summary>
    public bool Mine { get; init; }

    /// <summary>The role's id; filtered by the service.</summary>
    public string? RoleId { get; init; }

    /// <summary>The principal's id; filtered by the service.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The scope's id; filtered by the service.</summary>
    public string? ScopeId { get; init; }

    /// <summary>The groups' ids, whose lists are read many to a call; null for all groups.</summary>
    public IReadOnlyCollection<string>? GroupIds { get; init; }

    /// <summary>Hears, from any thread, of each of <see cref="GroupIds"/> whose list was refused; without it, that is a notice.</summary>
    public Action<string, PimException>? Refused { get; init; }

    /// <summary>
    /// With <see cref="Mine"/>: the exact names the list is read for; null for everything. Calls that would tell nothing of these are saved.
    /// What is listed of one of them is complete, or holds the scope asked for; where nothing is, only the whole list tells that there is none.
    /// </summary>
    public IReadOnlyCollection<RoleSelector>? Asked { get; init; }
}
