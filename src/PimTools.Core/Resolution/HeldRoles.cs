using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Resolution;

/// <summary>Chooses, from roles that somebody holds or has asked for, those that a person named.</summary>
internal static class HeldRoles
{
    /// <summary>
    /// Chooses any number of them for a wildcard, and none where nothing fits. A plain name means one role, of a group the membership, and one
    /// scope.
    /// </summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeAmbiguous"/>.</exception>
    public static IReadOnlyList<T> Choose<T>(RoleSelector asked, IEnumerable<T> held, Func<T, PimRole> roleOf, Func<T, PimScope> scopeOf)
    {
        var called = held.Where(one => Fits(asked, roleOf(one), scopeOf(one))).ToList();
        var fits = GroupOwnership.Without(asked.Role, called, roleOf).ToList();
        if (fits.Count == 0 && called.Count > 0)
        {
            throw new PimException(PimErrorCode.RoleAmbiguous, $"You have the ownership of '{asked.Role}', not its membership.")
            {
                Remedy = GroupOwnership.Remedy(asked.Role),
                Candidates = new[] { $"{asked.Role} (owner)" },
                TargetObject = asked.Role.Text,
            };
        }

        if (fits.Count > 0 && !asked.Role.IsWildcard)
        {
            var meant = RoleResolver.Choose(asked.Role, fits.ConvertAll(one => roleOf(one)))[0];
            fits = fits.FindAll(one => meant.IsSameAs(roleOf(one)));
        }

        var scopes = ScopeCandidates.Distinct(fits.Select(scopeOf));
        return scopes.Count < 2 || (asked.Scope ?? asked.Role).IsWildcard ? fits
            : throw (asked.Scope is null ? ManyScopes(asked.Role, scopes) : ScopeCandidates.Ambiguous(asked.Scope, scopes));
    }

    private static bool Fits(RoleSelector asked, PimRole role, PimScope scope) => asked.Role.Matches(role)
        && (asked.Role.Scope is not { } given || string.Equals(given.Id, scope.Id, StringComparison.OrdinalIgnoreCase))
        && (asked.Scope?.Matches(scope) ?? true);

    private static PimException ManyScopes(PimIdentity role, IReadOnlyList<PimScope> scopes)
    {
        var names = ScopeCandidates.ToType(scopes);
        return new PimException(PimErrorCode.ScopeAmbiguous, $"You have '{role}' at {names.Count} scopes.")
        {
            Remedy = $"Add -Scope with one of: {Suggestions.List(names)} -Scope * takes all of them.",
            Candidates = names,
            TargetObject = role.Text,
        };
    }
}
