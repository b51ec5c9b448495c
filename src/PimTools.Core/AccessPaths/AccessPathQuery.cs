using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.AccessPaths;

/// <summary>Access paths by the names a person typed.</summary>
internal sealed class AccessPathQuery
{
    // As many settings as one call takes.
    private const int RolesAtOnce = 20;

    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The roles, any of them; none means all.</summary>
    public IReadOnlyCollection<PimIdentity> Roles { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The people whose paths are wanted, any of them; none means everybody's.</summary>
    public IReadOnlyCollection<PimIdentity> Principals { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The scope that is to be reached, from above as well; null for the scopes at which roles are assigned.</summary>
    public PimIdentity? Scope { get; init; }

    /// <summary>Lists the paths, by role and scope, those with the fewest steps first.</summary>
    /// <exception cref="PimException">A scope that is unknown or ambiguous, with the candidates.</exception>
    public async Task ListAsync(IPimClient client, Action<PimAccessPath> emit, Action<PimException> refuse, PimCall call)
    {
        var roles = await RoleMatcher.FindAsync(client, Kinds, Roles, refuse, call);
        var principals = await PrincipalMatcher.FindAsync(client, Principals, isMine: false, refuse, call);
        var scope = Scope is null ? null : await ScopeResolver.FindAsync(client, Kinds, Scope, call);
        var kinds = scope is null ? roles.Kinds : roles.Kinds.Where(kind => kind == scope.Kind).ToList();
        if (kinds.Count == 0 || roles.IsNothing || principals.IsNobody)
        {
            return;
        }

        await FindAsync(client, await ReadAsync(client, kinds, roles, scope, call), scope, principals.Matches, emit, call);
    }

    /// <summary>Finds the paths to assignments that were read, by role and scope, those with the fewest steps first.</summary>
    /// <param name="client">The client.</param>
    /// <param name="held">The assignments, each once for all that it may come from.</param>
    /// <param name="scope">The scope that is to be reached; null for those of the assignments.</param>
    /// <param name="isWanted">Tells whose paths are wanted.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    internal static async Task FindAsync(
        IPimClient client, IEnumerable<PimAssignment> held, PimScope? scope, Func<PimPrincipal, bool> isWanted, Action<PimAccessPath> emit, PimCall call)
    {
        var assignments = Made(held, scope);
        var groups = new GroupGraph(client);
        await groups.ReadAsync(assignments.Where(one => one.PrincipalType == PimPrincipalType.Group).Select(one => one.PrincipalId), call);
        Tell(groups, assignments, call);

        var finder = new AccessPathFinder(groups, Array.Empty<PimRoleSetting>());
        var wanted = assignments.Where(one => finder.Find(one, isInherited: false).Any(path => isWanted(path.Principal)))
            .OrderBy(one => one.Kind).ThenBy(one => one.RoleName, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.ScopeName, StringComparer.OrdinalIgnoreCase)
            .GroupBy(one => (one.Kind, Key: $"{one.RoleName}|{one.ScopeName}".ToUpperInvariant()))
            .ToList();

        // The paths are in the order of their roles, so that those of the first come out before the settings of the last are read.
        var ofGroups = await SettingPrefetch.ReadAsync(client, groups.EligibleRoles, call);
        for (var next = 0; next < wanted.Count; next += RolesAtOnce)
        {
            var some = wanted.Skip(next).Take(RolesAtOnce).ToList();
            var eligible = some.SelectMany(same => same).Where(one => one.Type == PimAssignmentType.Eligible);
            var settings = await SettingPrefetch.ReadAsync(client, eligible.Select(one => one.Kind == PimKind.AzureRole ? one.Role.At(one.Scope) : one.Role), call);
            finder = new AccessPathFinder(groups, settings.Concat(ofGroups).ToList());
            some.SelectMany(same => Ordered(same.SelectMany(one => finder.Find(one, scope is not null && !scope.Equals(one.Scope))).Where(path => isWanted(path.Principal))))
                .ToList().ForEach(emit);
        }
    }

    private static IEnumerable<PimAccessPath> Ordered(IEnumerable<PimAccessPath> paths) =>
        paths.OrderBy(path => path.Steps).ThenBy(path => path.PrincipalName, StringComparer.OrdinalIgnoreCase).ThenBy(path => path.Path, StringComparer.Ordinal);

    private static async Task<List<PimAssignment>> ReadAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, RoleMatcher roles, PimScope? scope, PimCall call)
    {
        var found = new List<PimAssignment>();
        var filter = new PimAssignmentFilter
        {
            Kinds = kinds,
            RoleId = roles.Id,
            GroupIds = roles.GroupIds,

            // The lists of Azure tell what comes from above; those of the directory what is assigned at the very scope.
            ScopeId = scope?.Kind == PimKind.AzureRole ? scope.Id : null,
        };
        await client.Assignments.ListAsync(filter, found.Add, call);
        return found.Where(one => roles.Matches(one.Role)).ToList();
    }

    // What is held through a group is the group's.
    private static List<PimAssignment> Made(IEnumerable<PimAssignment> held, PimScope? scope) =>
        held.Where(one => one.MemberType != PimMemberType.Group && Reaches(one, scope))
            .GroupBy(one => (one.Type, one.State, Key: $"{one.Kind}|{one.RoleId}|{one.Access}|{one.ScopeId}|{one.PrincipalId}".ToUpperInvariant()))
            .Select(same => same.First())
            .ToList();

    private static bool Reaches(PimAssignment assignment, PimScope? scope) => scope is null
        ? assignment.MemberType != PimMemberType.Inherited
        : scope.Kind switch
        {
            PimKind.EntraRole => assignment.Scope.Equals(scope) || assignment.Scope.Equals(PimScope.Directory),
            PimKind.Group => assignment.Scope.Equals(scope),

            // The list was read at that scope; what lies below it does not reach it.
            _ => assignment.Scope.Equals(scope) || !assignment.ScopeId.StartsWith(scope.Id + "/", StringComparison.OrdinalIgnoreCase),
        };

    private static void Tell(GroupGraph groups, IEnumerable<PimAssignment> assignments, PimCall call)
    {
        var names = assignments.Select(one => one.Principal).GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(one => one.Key, one => one.First().ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (var same in groups.Unknown.GroupBy(one => one.Value))
        {
            var who = string.Join(", ", same.Take(5).Select(one => names.TryGetValue(one.Key, out var name) ? name : one.Key)) + (same.Count() > 5 ? $" and {same.Count() - 5} more" : string.Empty);
            call.Notice?.Invoke($"Who reaches a role through these groups is not known in full: {who}. {same.Key}");
        }
    }
}
