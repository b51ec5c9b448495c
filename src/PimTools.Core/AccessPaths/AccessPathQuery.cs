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

        var assignments = await ReadAsync(client, kinds, roles, scope, call);
        var groups = new GroupGraph(client);
        await groups.ReadAsync(assignments.Where(one => one.PrincipalType == PimPrincipalType.Group).Select(one => one.PrincipalId), call);
        Tell(groups, assignments, call);

        var finder = new AccessPathFinder(groups, Array.Empty<PimRoleSetting>());
        var wanted = assignments.Where(one => finder.Find(one, isInherited: false).Any(path => principals.Matches(path.Principal))).ToList();
        var eligible = wanted.Where(one => one.Type == PimAssignmentType.Eligible).Select(one => one.Kind == PimKind.AzureRole ? one.Role.At(one.Scope) : one.Role);
        finder = new AccessPathFinder(groups, await SettingPrefetch.ReadAsync(client, eligible.Concat(groups.EligibleRoles), call));
        foreach (var path in wanted
            .SelectMany(one => finder.Find(one, scope is not null && !scope.Equals(one.Scope)))
            .Where(path => principals.Matches(path.Principal))
            .OrderBy(path => path.Kind).ThenBy(path => path.RoleName, StringComparer.OrdinalIgnoreCase).ThenBy(path => path.ScopeName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(path => path.Steps).ThenBy(path => path.PrincipalName, StringComparer.OrdinalIgnoreCase).ThenBy(path => path.Path, StringComparer.Ordinal))
        {
            emit(path);
        }
    }

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

        // What is held through a group is the group's.
        return found
            .Where(one => one.MemberType != PimMemberType.Group && roles.Matches(one.Role) && Reaches(one, scope))
            .GroupBy(one => (one.Type, one.State, Key: $"{one.Kind}|{one.RoleId}|{one.Access}|{one.ScopeId}|{one.PrincipalId}".ToUpperInvariant()))
            .Select(same => same.First())
            .ToList();
    }

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
