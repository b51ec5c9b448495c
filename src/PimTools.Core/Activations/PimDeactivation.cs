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
    /// <exception cref="PimException"><see cref="PimErrorCode.NotActive"/> with what is active; <see cref="PimErrorCode.ScopeAmbiguous"/>.</exception>
    public static IReadOnlyList<PimAssignment> Choose(IReadOnlyCollection<PimAssignment> activated, PimIdentity role, PimIdentity? scope)
    {
        var fits = activated.Where(a => Fits(a, role, scope)).ToList();
        if (fits.Count == 0 && !role.IsWildcard)
        {
            var active = activated.Select(a => $"{a.Role} at {a.Scope}").ToList();
            throw new PimException(PimErrorCode.NotActive, $"You have not activated '{role}'{(scope is null ? string.Empty : $" at '{scope}'")}.")
            {
                Remedy = active.Count == 0 ? "You have activated nothing." : "You have activated: " + PimNames.List(active),
                Candidates = active,
                TargetObject = role.Text,
            };
        }

        var scopes = fits.Select(a => a.Scope.DisplayName).Distinct().ToList();
        return role.IsWildcard || role.Source is PimAssignment || scope is not null || scopes.Count < 2
            ? fits
            : throw new PimException(PimErrorCode.ScopeAmbiguous, $"You have activated '{role}' at {scopes.Count} scopes.")
            {
                Remedy = $"Add -Scope with one of: {PimNames.List(scopes)} -Scope * takes all of them.",
                Candidates = scopes,
                TargetObject = role.Text,
            };
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

    private static bool Fits(PimAssignment assignment, PimIdentity role, PimIdentity? scope) =>
        role.Matches(assignment.Role)
        && (role.Source is not PimAssignment given || string.Equals(given.Scope.Id, assignment.Scope.Id, StringComparison.OrdinalIgnoreCase))
        && (scope?.Matches(assignment.Scope) ?? true);
}
