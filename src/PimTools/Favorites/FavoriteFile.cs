using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using PimTools.Files;
using PimTools.Models;

namespace PimTools.Favorites;

/// <summary>The favourites in the user's configuration folder: plain JSON, checked when read, replaced whole when written, by one at a time.</summary>
internal static class FavoriteFile
{
    private static readonly DataContractJsonSerializerSettings Format = new() { UseSimpleDictionaryFormat = true };

    /// <exception cref="PimException">The file is not what it should be, or out of reach (<see cref="PimErrorCode.InvalidFavorite"/>).</exception>
    public static IReadOnlyList<PimFavorite> Read(string tenantId)
    {
        if (ConfigFolder.Favorites is not { } path)
        {
            return Array.Empty<PimFavorite>();
        }

        var document = Reach(path, Load);
        return document.Tenants!.TryGetValue(tenantId, out var favorites)
            ? favorites.Select(pair => ToFavorite(pair.Key, tenantId, pair.Value, path))
                .OrderBy(favorite => favorite.Name, StringComparer.OrdinalIgnoreCase).ToList()
            : Array.Empty<PimFavorite>();
    }

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

    private static void Change(string tenantId, Action<Dictionary<string, List<FavoriteItem>>> change) => Reach(Needed(), path =>
    {
        var folder = Path.GetDirectoryName(path)!;
        OwnerOnly.CreateFolder(folder);
        RefuseWritableByOthers(folder);
        using var turn = FavoriteLock.Take(path + ".lock");
        var document = Load(path);
        change(Tenant(document, tenantId));
        Save(document, OwnerOnly.Target(path));
        return document;
    });

    private static string Needed() => ConfigFolder.Favorites
        ?? throw new PimException(PimErrorCode.InvalidFavorite, "This account has no home folder to keep favourites in.")
        {
            Remedy = "Name a folder of your own with the variable PIMTOOLS_CONFIG.",
        };

    private static PimFavorite ToFavorite(string name, string tenantId, List<FavoriteItem> items, string path) => PlainName.IsPlain(name)
        ? new PimFavorite(name, tenantId, items.Select(item => item.ToActivation(name, path)).ToList())
        : throw FavoriteItem.Invalid(path, "a name in it has wildcard or control characters", null);

    /// <summary>Whoever can write to the file, or put another in its place, chooses the roles that its owner activates.</summary>
    private static void RefuseWritableByOthers(string path)
    {
        if (OwnerOnly.IsWritableByOthers(path))
        {
            throw new PimException(PimErrorCode.InvalidFavorite, $"Others than its owner can write to '{path}', and so choose what a favourite activates.")
            {
                Remedy = $"Check what the favourites hold, and run: chmod go-w '{path}'. The variable PIMTOOLS_CONFIG can name another folder.",
                TargetObject = path,
            };
        }
    }

    private static FavoriteDocument Reach(string path, Func<string, FavoriteDocument> work)
    {
        try
        {
            return work(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PimException(PimErrorCode.InvalidFavorite, $"The favourites in '{path}' cannot be accessed: {e.Message}", e)
            {
                Remedy = "Nothing was changed. Check that the folder is yours and that the disk is not full; the variable PIMTOOLS_CONFIG can name another folder.",
                TargetObject = path,
            };
        }
    }

    private static Dictionary<string, List<FavoriteItem>> Tenant(FavoriteDocument document, string tenantId)
    {
        if (!document.Tenants!.TryGetValue(tenantId, out var favorites))
        {
            document.Tenants[tenantId] = favorites = OfOneName(new());
        }

        return favorites;
    }

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

    private static FavoriteDocument Load(string path)
    {
        try
        {
            // Shared as far as whoever moves a new one over it needs.
            var target = OwnerOnly.Target(path);
            using var file = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            RefuseWritableByOthers(target);
            RefuseWritableByOthers(Path.GetDirectoryName(target)!);
            var document = (FavoriteDocument?)new DataContractJsonSerializer(typeof(FavoriteDocument), Format).ReadObject(file);
            if (document is not { Version: FavoriteDocument.CurrentVersion, Tenants: not null } || !HasNoGap(document.Tenants))
            {
                throw FavoriteItem.Invalid(path, "it needs \"version\": 1 and \"tenants\", and nothing in them may be null", null);
            }

            document.Tenants = document.Tenants.ToDictionary(tenant => tenant.Key, tenant => OfOneName(tenant.Value));
            return document;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FavoriteDocument { Version = FavoriteDocument.CurrentVersion, Tenants = new() };
        }
        catch (Exception e) when (e is SerializationException or InvalidCastException or FormatException or XmlException or ArgumentException or OverflowException)
        {
            throw FavoriteItem.Invalid(path, e.Message, e);
        }
    }

    private static bool HasNoGap(Dictionary<string, Dictionary<string, List<FavoriteItem>>> tenants) =>
        tenants.Values.All(favorites => favorites is not null && favorites.Values.All(items => items is not null && !items.Contains(null!)));

    // Written beside and moved over, so that a crash leaves either the old file or the new one.
    private static void Save(FavoriteDocument document, string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = OwnerOnly.Create(draft))
            using (var writer = JsonReaderWriterFactory.CreateJsonWriter(file, Encoding.UTF8, ownsStream: false, indent: true))
            {
                new DataContractJsonSerializer(typeof(FavoriteDocument), Format).WriteObject(writer, document);
            }

            if (File.Exists(path))
            {
                File.Replace(draft, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(draft, path);
            }
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
