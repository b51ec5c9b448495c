using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Files;
using PimTools.Models;

namespace PimTools.Favorites;

/// <summary>The favourites in the user's configuration folder.</summary>
internal sealed class FavoriteFile : JsonFile<FavoriteDocument>
{
    private static readonly FavoriteFile File = new();

    /// <inheritdoc />
    protected override string Contents => "favourites";

    /// <inheritdoc />
    protected override string Danger => "choose what a favourite activates";

    /// <inheritdoc />
    protected override PimErrorCode Code => PimErrorCode.InvalidFavorite;

    /// <inheritdoc />
    protected override string? Location => ConfigFolder.Favorites;

    /// <inheritdoc />
    protected override FavoriteDocument Empty => new() { Version = FavoriteDocument.CurrentVersion, Tenants = new() };

    /// <exception cref="PimException">The file is not what it should be, or out of reach (<see cref="PimErrorCode.InvalidFavorite"/>).</exception>
    public static IReadOnlyList<PimFavorite> Read(string tenantId) => File.ReadDocument().Tenants!.TryGetValue(tenantId, out var favorites)
        ? OfOneName(favorites).Select(pair => ToFavorite(pair.Key, tenantId, pair.Value))
            .OrderBy(favorite => favorite.Name, StringComparer.OrdinalIgnoreCase).ToList()
        : Array.Empty<PimFavorite>();

    /// <summary>Keeps a favourite; one of the same name is replaced.</summary>
    public static void Write(PimFavorite favorite) =>
        Change(favorite.TenantId, favorites => Put(favorites, favorite.Name, favorite.Activations.Select(FavoriteItem.From).ToList()));

    /// <summary>Adds to a favourite, which is made where there is none. What it holds of the same role and scope is replaced.</summary>
    /// <returns>The favourite as it is kept now.</returns>
    public static PimFavorite Append(PimFavorite added)
    {
        var items = added.Activations.Select(FavoriteItem.From).ToList();
        Change(added.TenantId, favorites =>
        {
            favorites.TryGetValue(added.Name, out var before);
            Put(favorites, added.Name, (before ?? new()).Where(kept => !items.Exists(kept.IsSameAs)).Concat(items).ToList());
        });
        return Read(added.TenantId).First(favorite => string.Equals(favorite.Name, added.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Takes activations out of a favourite, which is forgotten where none is left.</summary>
    public static void Remove(PimFavorite favorite, IEnumerable<PimFavoriteActivation> activations)
    {
        var items = activations.Select(FavoriteItem.From).ToList();
        Change(favorite.TenantId, favorites =>
        {
            if (favorites.TryGetValue(favorite.Name, out var before) && before.RemoveAll(kept => items.Exists(kept.IsSameAs)) > 0 && before.Count == 0)
            {
                favorites.Remove(favorite.Name);
            }
        });
    }

    /// <summary>Forgets a favourite.</summary>
    public static void Remove(PimFavorite favorite) => Change(favorite.TenantId, favorites => favorites.Remove(favorite.Name));

    /// <inheritdoc />
    protected override string? Describe(FavoriteDocument document) =>
        document is { Version: FavoriteDocument.CurrentVersion, Tenants: not null } && HasNoGap(document.Tenants)
            ? null
            : "it needs \"version\": 1 and \"tenants\", and nothing in them may be null";

    private static void Change(string tenantId, Action<Dictionary<string, List<FavoriteItem>>> change) => File.Change(document =>
    {
        var favorites = document.Tenants!.TryGetValue(tenantId, out var kept) ? OfOneName(kept) : OfOneName(new());
        change(favorites);
        document.Tenants[tenantId] = favorites;
    });

    private static PimFavorite ToFavorite(string name, string tenantId, List<FavoriteItem> items) => StoredName.IsPlain(name)
        ? new PimFavorite(name, tenantId, items.Select(item => item.ToActivation(name, File)).ToList())
        : throw File.Invalid("a name in it has wildcard or control characters");

    // A name means the same in any case; of two, the one that was kept later.
    private static Dictionary<string, List<FavoriteItem>> OfOneName(Dictionary<string, List<FavoriteItem>> favorites)
    {
        var unique = new Dictionary<string, List<FavoriteItem>>(StringComparer.OrdinalIgnoreCase);
        foreach (var favorite in favorites)
        {
            Put(unique, favorite.Key, favorite.Value);
        }

        return unique;
    }

    // Called as it was last: setting a value alone would leave the name in its old case.
    private static void Put(Dictionary<string, List<FavoriteItem>> favorites, string name, List<FavoriteItem> items)
    {
        favorites.Remove(name);
        favorites.Add(name, items);
    }

    private static bool HasNoGap(Dictionary<string, Dictionary<string, List<FavoriteItem>>> tenants) =>
        tenants.Values.All(favorites => favorites is not null && favorites.Values.All(items => items is not null && !items.Contains(null!)));
}
