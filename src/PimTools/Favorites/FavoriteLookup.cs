using System;
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
}
