using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Models;

namespace PimTools.Commands;

/// <summary>One input of a cmdlet about assignments: what was typed once, or an object or a row that was piped in.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Names">Whose assignments they are; none where the assignment itself was given.</param>
internal sealed record AssigningRow(PimRole Role, PimScope Scope, IReadOnlyList<PimIdentity> Names)
{
    public PimAssignmentType? Type { get; init; }

    public string? Justification { get; init; }

    /// <summary>The assignment that was given; null where names tell it.</summary>
    public PimAssignment? Given { get; init; }

    /// <summary>The assignment that is wanted, but for whom; null for a cmdlet that only changes what there is.</summary>
    public DesiredAssignment? Desired { get; init; }

    /// <summary>The people whom the names mean, with the name of each.</summary>
    public IReadOnlyList<(PimIdentity Name, PimPrincipal Principal)> People { get; init; } = new List<(PimIdentity, PimPrincipal)>();

    /// <summary>
    /// The inputs in runs, in their order, in none of which two are about the same assignment: what the second one needs is known when the first
    /// is carried out.
    /// </summary>
    public static IEnumerable<IReadOnlyList<AssigningRow>> WithoutRepeats(IEnumerable<AssigningRow> rows)
    {
        var run = new List<AssigningRow>();
        var seen = new HashSet<(RoleScopeKey, string)>();
        foreach (var row in rows)
        {
            var keys = row.Keys().ToList();
            if (keys.Exists(seen.Contains))
            {
                yield return run;
                run = new List<AssigningRow>();
                seen.Clear();
            }

            run.Add(row);
            seen.UnionWith(keys);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private IEnumerable<(RoleScopeKey Role, string Principal)> Keys()
    {
        var role = new RoleScopeKey(Role, Scope);
        return (Given is { } given ? new[] { given.Principal } : People.Select(one => one.Principal)).Select(principal => (role, principal.Id.ToUpperInvariant()));
    }
}
