using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using PimTools.Files;

namespace PimTools.Favorites;

/// <summary>The favourites in the user's configuration folder: plain JSON, checked when read, replaced whole when written, by one at a time.</summary>
internal static class FavoriteFile
{
    private static readonly DataContractJsonSerializerSettings Format = new() { UseSimpleDictionaryFormat = true };

    public static string FullPath => ConfigFolder.Favorites;

    /// <exception cref="PimException">The file is not what it should be, or out of reach (<see cref="PimErrorCode.InvalidFavorite"/>).</exception>
    public static IReadOnlyList<PimFavorite> Read(string tenantId)
    {
        var document = Reach(Load);
        return document.Tenants!.TryGetValue(tenantId, out var favorites)
            ? favorites.Select(pair => new PimFavorite(pair.Key, tenantId, pair.Value.Select(item => item.ToActivation(pair.Key, FullPath)).ToList()))
                .OrderBy(favorite => favorite.Name, StringComparer.OrdinalIgnoreCase).ToList()
            : Array.Empty<PimFavorite>();
    }

    /// <summary>Keeps a favourite; one of the same name is replaced.</summary>
    public static void Write(PimFavorite favorite) =>
        Change(favorite.TenantId, favorites => Put(favorites, favorite.Name, favorite.Activations.Select(FavoriteItem.From).ToList()));

    /// <summary>Forgets a favourite.</summary>
    public static void Remove(PimFavorite favorite) => Change(favorite.TenantId, favorites => favorites.Remove(favorite.Name));

    private static void Change(string tenantId, Action<Dictionary<string, List<FavoriteItem>>> change) => Reach(() =>
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(FullPath)!);
        using var turn = FavoriteLock.Take(FullPath + ".lock");
        var document = Load();
        change(Tenant(document, tenantId));
        Save(document);
        return document;
    });

    private static FavoriteDocument Reach(Func<FavoriteDocument> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PimException(PimErrorCode.InvalidFavorite, $"The favourites in '{FullPath}' cannot be accessed: {e.Message}", e)
            {
                Remedy = "Nothing was changed. Check that the folder is yours and that the disk is not full; the variable PIMTOOLS_CONFIG can name another folder.",
                TargetObject = FullPath,
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

    private static FavoriteDocument Load()
    {
        if (!File.Exists(FullPath))
        {
            return new FavoriteDocument { Version = FavoriteDocument.CurrentVersion, Tenants = new() };
        }

        try
        {
            // Shared as far as whoever moves a new one over it needs.
            using var file = new FileStream(FullPath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var document = (FavoriteDocument?)new DataContractJsonSerializer(typeof(FavoriteDocument), Format).ReadObject(file);
            if (document is not { Version: FavoriteDocument.CurrentVersion, Tenants: not null } || !HasNoGap(document.Tenants))
            {
                throw FavoriteItem.Invalid(FullPath, "it needs \"version\": 1 and \"tenants\", and nothing in them may be null", null);
            }

            document.Tenants = document.Tenants.ToDictionary(tenant => tenant.Key, tenant => OfOneName(tenant.Value));
            return document;
        }
        catch (Exception e) when (e is SerializationException or InvalidCastException or FormatException or XmlException or ArgumentException or OverflowException)
        {
            throw FavoriteItem.Invalid(FullPath, e.Message, e);
        }
    }

    private static bool HasNoGap(Dictionary<string, Dictionary<string, List<FavoriteItem>>> tenants) =>
        tenants.Values.All(favorites => favorites is not null && favorites.Values.All(items => items is not null && !items.Contains(null!)));

    // Written beside and moved over, so that a crash leaves either the old file or the new one.
    private static void Save(FavoriteDocument document)
    {
        var draft = $"{FullPath}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = OwnerOnly.Create(draft))
            using (var writer = JsonReaderWriterFactory.CreateJsonWriter(file, Encoding.UTF8, ownsStream: false, indent: true))
            {
                new DataContractJsonSerializer(typeof(FavoriteDocument), Format).WriteObject(writer, document);
            }

            if (File.Exists(FullPath))
            {
                File.Replace(draft, FullPath, destinationBackupFileName: null);
            }
            else
            {
                File.Move(draft, FullPath);
            }
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
