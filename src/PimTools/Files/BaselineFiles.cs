using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Resolution;

namespace PimTools.Files;

/// <summary>Finds the files of baselines: by name those of the module, by path any other.</summary>
internal static class BaselineFiles
{
    // A baseline has some kilobytes.
    private const int LargestMegabytes = 4;

    private static readonly char[] Separators = { '/', '\\' };
    private static readonly string[] Extensions = { ".yaml", ".yml", ".json" };

    private static string Folder => Path.Combine(Path.GetDirectoryName(typeof(BaselineFiles).Assembly.Location)!, "baselines");

    /// <summary>The names of the module's own baselines, in their order.</summary>
    public static IReadOnlyList<string> Names => Directory.GetFiles(Folder, "*.yaml").Select(Path.GetFileNameWithoutExtension).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToList()!;

    /// <summary>Tells whether a text is the path of a file, and no name.</summary>
    public static bool IsPath(string text) => text.IndexOfAny(Separators) >= 0 || Extensions.Contains(Path.GetExtension(text), StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a baseline.</summary>
    /// <param name="nameOrPath">The name of one of the module's own, or the path of a file, from <paramref name="from"/> on.</param>
    /// <param name="from">The file that names it, or a folder; null for a full path.</param>
    /// <exception cref="PimException">There is none, or it cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static (string File, string Text) Find(string nameOrPath, string? from)
    {
        var own = Names.FirstOrDefault(name => string.Equals(name, nameOrPath, StringComparison.OrdinalIgnoreCase));
        if (own is null && !IsPath(nameOrPath))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"There is no baseline '{nameOrPath}'.")
            {
                Remedy = $"{Suggestions.Describe(Suggestions.Find(nameOrPath, Names))} The path of a file ends in .yaml, .yml or .json.",
                TargetObject = nameOrPath,
                Candidates = Names,
            };
        }

        var file = own is not null ? Path.Combine(Folder, own + ".yaml")
            : from is null ? nameOrPath
            : Path.Combine(Directory.Exists(from) ? from : Path.GetDirectoryName(from)!, nameOrPath);
        try
        {
            return (Path.GetFullPath(file), LimitedFile.Read(file, LargestMegabytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{file}' cannot be read as a baseline. {e.Message}", e)
            {
                Remedy = $"Name a YAML or JSON file, or one of {string.Join(", ", Names)}.",
                TargetObject = nameOrPath,
            };
        }
    }
}
