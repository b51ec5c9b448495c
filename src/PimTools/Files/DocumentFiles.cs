using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PimTools.Files;

/// <summary>Reads the files of a configuration: a file, or all YAML and JSON files of a folder and below it.</summary>
internal static class DocumentFiles
{
    // A configuration of a whole large tenant has some megabytes.
    private const long Largest = 64 * 1024 * 1024;

    private static readonly string[] Extensions = { ".yaml", ".yml", ".json" };

    /// <summary>The files of a path with their texts, in the order of their names.</summary>
    /// <exception cref="PimException">The path does not exist, holds no such file, or cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<(string File, string Text)> Read(string path)
    {
        try
        {
            var files = Directory.Exists(path)
                ? Directory.GetFiles(path, "*", SearchOption.AllDirectories)
                    .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                    .OrderBy(file => file, StringComparer.Ordinal)
                    .ToArray()
                : new[] { path };
            if (files.Length == 0)
            {
                throw Unreadable(path, "The folder holds no .yaml, .yml or .json file.", null);
            }

            return files.Select(file => (file, ReadText(file))).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e.Message, e);
        }
    }

    private static string ReadText(string file)
    {
        if (new FileInfo(file).Length > Largest)
        {
            throw Unreadable(file, $"It is larger than {Largest / 1024 / 1024} MB.", null);
        }

        return File.ReadAllText(file);
    }

    private static PimException Unreadable(string path, string why, Exception? cause) => new(PimErrorCode.InvalidParameter, $"'{path}' cannot be read as a configuration. {why}", cause)
    {
        Remedy = "Name a YAML or JSON file, or a folder with such files.",
        TargetObject = path,
    };
}
