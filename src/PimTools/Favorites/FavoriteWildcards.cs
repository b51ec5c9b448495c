using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Favorites;

/// <summary>Makes what a favourite keeps of what a person typed: names as what they stand for now, wildcards as they are.</summary>
internal static class FavoriteWildcards
{
    /// <param name="asked">What was typed.</param>
    /// <param name="found">What it finds now. Of wildcards it tells the kinds that are meant.</param>
    /// <param name="duration">How long it is activated for; null for as long as the setting allows.</param>
    /// <param name="justification">The reason; null for none.</param>
    public static IEnumerable<PimFavoriteActivation> Keep(
        RoleSelector asked, IReadOnlyList<PimAssignment> found, TimeSpan? duration, string? justification)
    {
        // Without a scope, a wildcard means the role wherever it is held.
        var scope = asked.Scope ?? (asked.Role.IsWildcard ? PimIdentity.Any : null);
        return found
            .Select(eligible => new PimFavoriteActivation(
                asked.Role.IsWildcard ? new PimRole(eligible.Role.Kind, asked.Role.Text, asked.Role.Text) { Access = eligible.Role.Access } : eligible.Role,
                scope is { IsWildcard: true } ? PimFavoriteActivation.AnyScope(scope.Text) : eligible.Scope)
            {
                IsRoleWildcard = asked.Role.IsWildcard,
                IsScopeWildcard = scope is { IsWildcard: true },
                Duration = duration,
                Justification = justification,
            })
            .GroupBy(kept => (kept.Role.Kind, kept.Role.Access, kept.Role.Id, kept.Scope.Id))
            .Select(same => same.First());
    }
}
