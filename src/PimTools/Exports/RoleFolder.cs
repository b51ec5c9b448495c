using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Documents;
using PimTools.Files;
using PimTools.RoleDefinitions;

namespace PimTools.Exports;

/// <summary>A folder of role definitions: a folder for each kind, and in it a file for each role.</summary>
internal static class RoleFolder
{
    /// <summary>The path of each role's file. Two roles whose names make the same file have their ids behind.</summary>
    public static IReadOnlyList<(PimRole Role, string Path)> Paths(string folder, IEnumerable<PimRole> roles) => roles
        .GroupBy(role => Path.Combine(role.Kind.ToString(), FileName.Of(role.Name)), StringComparer.OrdinalIgnoreCase)
        .SelectMany(same => same.Select(role => (role, Path.Combine(folder, role.Kind.ToString(), FileName.Of(role.Name, same.Count() > 1 ? LastPart(role.Id) : null) + ".json"))))
        .ToList();

    // The id of an Azure role is a path.
    private static string LastPart(string id) => id.Substring(id.LastIndexOf('/') + 1);

    /// <summary>The files of roles of these kinds that are not among the paths: the roles are gone, or have another name now.</summary>
    public static IReadOnlyList<string> Gone(string folder, IEnumerable<PimKind> kinds, IEnumerable<string> paths) => kinds
        .Select(kind => Path.Combine(folder, kind.ToString()))
        .Where(Directory.Exists)
        .SelectMany(place => Directory.GetFiles(place, "*.json"))
        .Except(paths, StringComparer.OrdinalIgnoreCase)
        .ToList();

    /// <exception cref="PimException">A file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Write(string path, IDocumentFormat format, PimRole role) => Reach(path, () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = format.WriteJson(RoleDefinitionFile.Write(role));

        // Where nothing changed, the file keeps its time as well.
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            WholeFile.Write(path, text);
        }

        return text;
    });

    /// <exception cref="PimException">A file cannot be deleted, or is no role that was exported (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Delete(string path, IDocumentFormat format) => Reach(path, () =>
    {
        var role = RoleDefinitionFile.Read(File.ReadAllText(path), path, format);
        File.Delete(path);
        return role;
    });

    /// <exception cref="PimException">The folder holds no role, or something else (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<PimRole> Read(string folder, IDocumentFormat format) => Reach(folder, () =>
    {
        var files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).OrderBy(file => file, StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? files.ConvertAll(file => RoleDefinitionFile.Read(File.ReadAllText(file), file, format))
            : throw new PimException(PimErrorCode.InvalidParameter, $"'{folder}' holds no role that Export-PimRole wrote.") { TargetObject = folder };
    });

    private static T Reach<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{path}' cannot be accessed: {e.Message}", e)
            {
                Remedy = "Name a folder that exists and that you may read and write.",
                TargetObject = path,
            };
        }
    }
}
