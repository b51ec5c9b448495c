using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Assignments by the names a person typed: what is exact is filtered by the service, wildcards as the rows come.</summary>
public sealed class PimAssignmentQuery
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>Eligible, active, or both.</summary>
    public PimAssignmentType? Type { get; init; }

    /// <summary>What is assigned and has not begun, instead of what holds.</summary>
    public bool Scheduled { get; init; }

    /// <summary>Only the caller's own, through groups included.</summary>
    public bool Mine { get; init; }

    /// <summary>The role; a wildcard may mean many.</summary>
    public PimIdentity? Role { get; init; }

    /// <summary>The principal; a wildcard may mean many.</summary>
    public PimIdentity? Principal { get; init; }

    /// <summary>The scope; a wildcard may mean many.</summary>
    public PimIdentity? Scope { get; init; }

    /// <summary>Only those that end within this time from now.</summary>
    public TimeSpan? ExpiringWithin { get; init; }

    /// <summary>Lists the assignments.</summary>
    /// <exception cref="PimException">A role, principal or scope that is unknown or ambiguous, with the candidates.</exception>
    public async Task ListAsync(IPimClient client, Action<PimAssignment> emit, PimCall call)
    {
        var roles = IsExact(Role) ? await PimNames.FindRolesAsync(client, Kinds, Role!, call) : null;
        var principal = IsExact(Principal) ? await PimNames.FindPrincipalAsync(client, Principal!, call) : null;
        var scope = IsExact(Scope) ? await PimNames.FindScopeAsync(client, Kinds, Scope!, call) : null;
        var kinds = KindsOf(roles, scope);
        if (kinds.Count == 0)
        {
            return;
        }

        var filter = new PimAssignmentFilter
        {
            Kinds = kinds,
            Type = Type,
            IsScheduled = Scheduled,
            Mine = Mine,
            RoleId = roles is { Count: 1 } ? roles[0].Id : null,
            PrincipalId = principal?.Id,
            ScopeId = scope?.Id,
        };
        await client.ListAssignmentsAsync(filter, assignment => Pass(assignment, roles, emit), call);
    }

    // What is known already of the role and the scope tells which kinds need not be asked.
    private IReadOnlyCollection<PimKind> KindsOf(IReadOnlyList<PimRole>? roles, PimScope? scope)
    {
        var kinds = roles?.Select(role => role.Kind).Distinct().ToList() ?? Kinds;
        return scope is null ? kinds : kinds.Where(kind => kind == scope.Kind).ToList();
    }

    private static bool IsExact(PimIdentity? identity) => identity is { IsWildcard: false };

    private void Pass(PimAssignment assignment, IReadOnlyList<PimRole>? roles, Action<PimAssignment> emit)
    {
        var fits = (roles?.Any(assignment.Role.IsSameAs) ?? Role?.Matches(assignment.Role) ?? true)
            && (Principal is not { IsWildcard: true } || Principal.Matches(assignment.Principal))
            && (Scope is not { IsWildcard: true } || Scope.Matches(assignment.Scope))
            && (ExpiringWithin is not { } within || assignment.ExpiresIn <= within);
        if (fits)
        {
            emit(assignment);
        }
    }
}
