using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace PimTools.Help.Notices;

/// <summary>Reads project.assets.json, in which NuGet writes what it restored for each target framework.</summary>
public static class AssetsFile
{
    /// <summary>Reads the packages of each target framework.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<RestoredPackage>> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var libraries = root.GetProperty("libraries");

        return root.GetProperty("targets").EnumerateObject().ToDictionary(
            target => target.Name,
            target => (IReadOnlyList<RestoredPackage>)
            [
                .. from library in target.Value.EnumerateObject()
                   where library.Value.GetProperty("type").ValueEquals("package")
                   let path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!
                   select Package(library, folders.Select(folder => Path.Combine(folder, path)).First(Directory.Exists)),
            ]);
    }

    private static RestoredPackage Package(JsonProperty library, string folder)
    {
        var name = library.Name.Split('/');
        var files = Files(library.Value, "runtime").Concat(Files(library.Value, "runtimeTargets"));
        return new RestoredPackage(name[0], name[1], folder, files.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Files(JsonElement library, string group) =>
        library.TryGetProperty(group, out var files) ? files.EnumerateObject().Select(file => Path.GetFileName(file.Name)) : [];
}
