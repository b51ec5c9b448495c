using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>One thing a person asked for: a role, perhaps at a scope, and how.</summary>
public sealed class PimAsked
{
    /// <summary>Keeps what was asked. Without a scope, one that the object given for the role has is meant.</summary>
    public PimAsked(PimIdentity role, PimIdentity? scope = null, PimActivationOptions? options = null)
    {
        Role = role;
        Scope = scope ?? (role.Scope is { } known ? new PimIdentity(known) : null);
        Options = options ?? new PimActivationOptions();
    }

    /// <summary>The role.</summary>
    public PimIdentity Role { get; }

    /// <summary>The scope; null where none was named.</summary>
    public PimIdentity? Scope { get; }

    /// <summary>How long, from when and why.</summary>
    public PimActivationOptions Options { get; }

    /// <summary>
    /// What of the things held is meant: any number for a wildcard, none where nothing fits. A plain name means one role, of a group the
    /// membership, and one scope.
    /// </summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeAmbiguous"/>.</exception>
    public IReadOnlyList<T> Choose<T>(IEnumerable<T> held, Func<T, PimRole> roleOf, Func<T, PimScope> scopeOf)
    {
        var fits = held.Where(one => Means(roleOf(one), scopeOf(one))).ToList();
        if (fits.Count > 0 && !Role.IsWildcard)
        {
            var meant = PimNames.ChooseRoles(Role, fits.ConvertAll(one => roleOf(one)))[0];
            fits = fits.FindAll(one => meant.IsSameAs(roleOf(one)));
        }

        var scopes = ScopeNames.Distinct(fits.Select(scopeOf));
        return scopes.Count < 2 || (Scope ?? Role).IsWildcard ? fits : throw (Scope is null ? ManyScopes(scopes) : ScopeNames.Ambiguous(Scope, scopes));
    }

    private bool Means(PimRole role, PimScope scope) => Role.Matches(role)
        && (Role.Scope is not { } given || string.Equals(given.Id, scope.Id, StringComparison.OrdinalIgnoreCase))
        && (Scope?.Matches(scope) ?? true);

    private PimException ManyScopes(IReadOnlyList<PimScope> scopes)
    {
        var names = ScopeNames.ToType(scopes);
        return new PimException(PimErrorCode.ScopeAmbiguous, $"You have '{Role}' at {names.Count} scopes.")
        {
            Remedy = $"Add -Scope with one of: {PimNames.List(names)} -Scope * takes all of them.",
            Candidates = names,
            TargetObject = Role.Text,
        };
    }
}
