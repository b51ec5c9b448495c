using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>From an activated assignment to the request that ends it.</summary>
public static class PimDeactivation
{
    // documented: no assignment ends within five minutes of its start (pim-resource-roles-activate-your-roles)
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>Picks, from what the caller has activated, what a person named.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.NotActive"/> with what is active; <see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeAmbiguous"/>.</exception>
    public static IReadOnlyList<PimAssignment> Choose(IReadOnlyCollection<PimAssignment> activated, PimIdentity role, PimIdentity? scope)
    {
        var fits = activated.Where(a => Fits(a, role, scope)).ToList();
        if (fits.Count == 0)
        {
            var active = activated.Select(a => a.Role.Tell(a.Scope)).ToList();
            throw new PimException(PimErrorCode.NotActive, $"You have not activated '{role}'{(scope is null ? string.Empty : $" at '{scope}'")}.")
            {
                Remedy = active.Count == 0 ? "You have activated nothing." : "You have activated: " + PimNames.List(active),
                Candidates = active,
                TargetObject = role.Text,
            };
        }

        if (!role.IsWildcard)
        {
            var meant = PimNames.ChooseRoles(role, fits.Select(a => a.Role).ToList())[0];
            fits = fits.Where(a => meant.IsSameAs(a.Role)).ToList();
        }

        var scopes = ScopeNames.Distinct(fits.Select(a => a.Scope));
        return scopes.Count < 2 || (scope ?? role).IsWildcard
            ? fits
            : throw (scope is null ? ManyScopes(scopes, role) : ScopeNames.Ambiguous(scope, scopes));
    }

    /// <summary>How long to wait until the assignment may end; null when it may end now.</summary>
    public static TimeSpan? TooEarlyFor(PimAssignment assignment, DateTimeOffset now)
    {
        var early = assignment.Start + Shortest - now;
        return early > TimeSpan.Zero ? early : null;
    }

    /// <summary>Makes the request. It carries no schedule (documented: unifiedroleassignmentschedulerequest-post).</summary>
    public static PimRequestDraft Draft(PimAssignment assignment, PimPrincipal self, string? justification) =>
        new(PimRequestAction.SelfDeactivate, PimAssignmentType.Active, assignment.Role, assignment.Scope, self) { Justification = justification };

    private static PimException ManyScopes(IReadOnlyList<PimScope> scopes, PimIdentity role)
    {
        var names = ScopeNames.ToType(scopes);
        return new PimException(PimErrorCode.ScopeAmbiguous, $"You have activated '{role}' at {names.Count} scopes.")
        {
            Remedy = $"Add -Scope with one of: {PimNames.List(names)} -Scope * takes all of them.",
            Candidates = names,
            TargetObject = role.Text,
        };
    }

    private static bool Fits(PimAssignment assignment, PimIdentity role, PimIdentity? scope) =>
        role.Matches(assignment.Role)
        && (role.Scope is not { } given || string.Equals(given.Id, assignment.Scope.Id, StringComparison.OrdinalIgnoreCase))
        && (scope?.Matches(assignment.Scope) ?? true);
}
