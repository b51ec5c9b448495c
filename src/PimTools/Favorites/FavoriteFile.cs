using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using PimTools.Shell;

namespace PimTools.Favorites;

/// <summary>The favourites in the user's configuration folder: plain JSON, checked when read, replaced whole when written.</summary>
internal static class FavoriteFile
{
    private static readonly object Gate = new();
    private static readonly DataContractJsonSerializerSettings Format = new() { UseSimpleDictionaryFormat = true };

    public static string FullPath => ConfigFolder.Favorites;

    /// <exception cref="PimException">The file is not what it should be (<see cref="PimErrorCode.InvalidFavorite"/>).</exception>
    public static IReadOnlyList<PimFavorite> Read(string tenantId)
    {
        var document = Load();
        return document.Tenants!.TryGetValue(tenantId, out var favorites)
            ? favorites.Select(pair => new PimFavorite(pair.Key, tenantId, pair.Value.Select(item => item.ToActivation(pair.Key, FullPath)).ToList()))
                .OrderBy(favorite => favorite.Name, StringComparer.OrdinalIgnoreCase).ToList()
            : Array.Empty<PimFavorite>();
    }

    /// <summary>Keeps a favourite; one of the same name is replaced.</summary>
    public static void Write(PimFavorite favorite) =>
        Change(favorite.TenantId, favorites => favorites[favorite.Name] = favorite.Activations.Select(FavoriteItem.From).ToList());

    /// <summary>Forgets a favourite.</summary>
    public static void Remove(PimFavorite favorite) => Change(favorite.TenantId, favorites => favorites.Remove(favorite.Name));

    private static void Change(string tenantId, Action<Dictionary<string, List<FavoriteItem>>> change)
    {
        lock (Gate)
        {
            var document = Load();
            change(Tenant(document, tenantId));
            Save(document);
        }
    }

    private static Dictionary<string, List<FavoriteItem>> Tenant(FavoriteDocument document, string tenantId)
    {
        if (!document.Tenants!.TryGetValue(tenantId, out var favorites))
        {
            document.Tenants[tenantId] = favorites = new Dictionary<string, List<FavoriteItem>>();
        }

        return favorites;
    }

    private static FavoriteDocument Load()
    {
        if (!File.Exists(FullPath))
        {
            return new FavoriteDocument { Version = FavoriteDocument.CurrentVersion, Tenants = new() };
        }

        try
        {
            using var file = File.OpenRead(FullPath);
            var document = (FavoriteDocument?)new DataContractJsonSerializer(typeof(FavoriteDocument), Format).ReadObject(file);
            return document is { Version: FavoriteDocument.CurrentVersion, Tenants: not null } && HasNoGap(document.Tenants)
                ? document
                : throw FavoriteItem.Invalid(FullPath, "it needs \"version\": 1 and \"tenants\", and nothing in them may be null", null);
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
        OwnerOnly.CreateFolder(Path.GetDirectoryName(FullPath)!);
        var draft = FullPath + ".new";
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
}
