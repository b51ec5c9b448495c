using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Models;

namespace PimTools.Commands;

/// <summary>One input of a cmdlet about assignments: what was typed once, or an object or a row that was piped in.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Names">Whose assignments they are; none where the assignment itself was given.</param>
internal sealed record AssignmentInput(PimRole Role, PimScope Scope, IReadOnlyList<PimIdentity> Names)
{
    public PimAssignmentType? Type { get; init; }

    public string? Justification { get; init; }

    /// <summary>The assignment that was given; null where names tell it.</summary>
    public PimAssignment? Given { get; init; }

    /// <summary>The assignment that is wanted, but for whom; null for a cmdlet that only changes what there is.</summary>
    public DesiredAssignment? Desired { get; init; }

    /// <summary>The people whom the names mean, with the name of each.</summary>
    public IReadOnlyList<(PimIdentity Name, PimPrincipal Principal)> People { get; init; } = new List<(PimIdentity, PimPrincipal)>();

    /// <summary>The assignments of the one person whom it names, as they were read with the look-up; null where they have to be listed.</summary>
    public IReadOnlyList<PimAssignment>? Held { get; init; }

    /// <summary>The role and the scope that it is about.</summary>
    public PimAssignmentTarget Target => new(Role, Scope, Desired?.Type);

    /// <summary>The assignments that it is about.</summary>
    public IEnumerable<(RoleScopeKey Role, string Principal)> Keys()
    {
        var role = new RoleScopeKey(Role, Scope);
        return (Given is { } given ? new[] { given.Principal } : People.Select(one => one.Principal)).Select(principal => (role, principal.Id.ToUpperInvariant()));
    }
}
