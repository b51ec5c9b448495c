using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Favorites;

/// <summary>Finds a favourite by its name, or takes the one that was given.</summary>
internal static class FavoriteLookup
{
    /// <exception cref="PimException"><see cref="PimErrorCode.FavoriteNotFound"/>; also where the one given is another tenant's.</exception>
    public static PimFavorite Find(string tenantId, PimIdentity identity) => identity.Source switch
    {
        PimFavorite given when given.TenantId == tenantId => given,
        PimFavorite => throw new PimException(PimErrorCode.FavoriteNotFound, $"The favourite '{identity}' belongs to another tenant.")
        {
            Remedy = "Give -Context a connection to that tenant.",
            TargetObject = identity.Text,
        },
        _ => Find(tenantId, identity.Text),
    };

    /// <summary>The name of the favourite that is meant where neither a role nor a favourite is named.</summary>
    public const string Default = "default";

    /// <summary>Finds the favourite that the profile of the connection names, or the one called <see cref="Default"/>; null where there is none.</summary>
    /// <exception cref="PimException">The profile names one that there is not (<see cref="PimErrorCode.FavoriteNotFound"/>).</exception>
    public static PimFavorite? FindDefault(PimContext context) => context.Favorite is { } named
        ? Find(context.TenantId, named)
        : FavoriteFile.Read(context.TenantId).FirstOrDefault(favorite => string.Equals(favorite.Name, Default, StringComparison.OrdinalIgnoreCase));

    /// <summary>The error where there is none, and nobody can choose.</summary>
    public static PimException NothingNamed() => new(
        PimErrorCode.InvalidParameter, $"No role is named, and there is no favourite called '{Default}' for this tenant.")
    {
        Remedy = $"Give -Role, -Favorite or -All, or keep the usual roles: Register-PimFavorite {Default} 'User Administrator'.",
    };

    /// <summary>The activations that a favourite asks for.</summary>
    /// <param name="favorite">The favourite.</param>
    /// <param name="options">How one of them is to be activated.</param>
    public static IEnumerable<RoleSelector> Select(PimFavorite favorite, Func<PimFavoriteActivation, PimActivationOptions> options) =>
        favorite.Activations.Select(one => new RoleSelector(one.RoleIdentity, one.ScopeIdentity, options(one))
        {
            Kind = one.Role.Kind,
            Check = found => CheckNames(favorite.Name, one, found),
        });

    /// <summary>
    /// Refuses an activation whose ids mean another role or scope than its names say: a person reads the names, and the ids are sent. A name
    /// that the service did not tell is the id itself, and says nothing.
    /// </summary>
    /// <exception cref="PimException">They do not agree (<see cref="PimErrorCode.InvalidFavorite"/>).</exception>
    private static void CheckNames(string favorite, PimFavoriteActivation kept, PimAssignment found)
    {
        if ((!kept.IsRoleWildcard && !IsSame(kept.Role.Name, found.Role.Name, found.Role.Id))
            || (!kept.IsScopeWildcard && !IsSame(kept.Scope.DisplayName, found.Scope.DisplayName, found.Scope.Id)))
        {
            throw new PimException(PimErrorCode.InvalidFavorite, $"The favourite '{favorite}' says {kept}, but its ids are those of {found.Role.Describe(found.Scope)}.")
            {
                Remedy = $"This was not activated. If it was renamed and you mean it, keep the favourite again: Register-PimFavorite '{favorite}'. If you did not write the file, find out who did.",
                TargetObject = favorite,
            };
        }
    }

    /// <exception cref="PimException"><see cref="PimErrorCode.FavoriteNotFound"/>, with those there are.</exception>
    public static PimFavorite Find(string tenantId, string name)
    {
        var all = FavoriteFile.Read(tenantId);
        return all.FirstOrDefault(favorite => string.Equals(favorite.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new PimException(PimErrorCode.FavoriteNotFound, $"There is no favourite called '{name}' for this tenant.")
            {
                Remedy = all.Count == 0
                    ? "There is none yet. Register-PimFavorite makes one."
                    : "There are: " + string.Join(", ", all.Select(favorite => favorite.Name)) + ".",
                Candidates = all.Select(favorite => favorite.Name).ToList(),
                TargetObject = name,
            };
    }

    private static bool IsSame(string kept, string found, string foundId) =>
        string.Equals(found, foundId, StringComparison.OrdinalIgnoreCase) || string.Equals(kept, found, StringComparison.OrdinalIgnoreCase);
}
