using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Configuration;
using PimTools.Documents;

namespace PimTools.Files;

/// <summary>Reads the files of a configuration: a file, or all YAML and JSON files of a folder and below it.</summary>
internal static class DocumentFiles
{
    // A configuration of a whole large tenant has some megabytes.
    private const int LargestMegabytes = 64;

    private const string Schema = "pim-configuration.schema.json";

    private static readonly string[] Extensions = { ".yaml", ".yml", ".json" };

    /// <summary>The files of a path with their texts, in the order of their names.</summary>
    /// <exception cref="PimException">The path does not exist, holds no such file, or cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<(string File, string Text)> Read(string path)
    {
        try
        {
            var files = Directory.Exists(path)
                ? Directory.GetFiles(path, "*", SearchOption.AllDirectories)
                    .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && Path.GetFileName(file) != Schema)
                    .OrderBy(file => file, StringComparer.Ordinal)
                    .ToArray()
                : new[] { path };
            if (files.Length == 0)
            {
                throw Unreadable(path, "The folder holds no .yaml, .yml or .json file.", null);
            }

            return files.Select(file => (file, LimitedFile.Read(file, LargestMegabytes))).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e.Message, e);
        }
    }

    /// <summary>Writes a document: JSON where the name ends so, otherwise YAML, which keeps the comments of the file that is there.</summary>
    /// <exception cref="PimException">The file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Write(string path, IDocumentFormat format, DocumentMap document)
    {
        try
        {
            var existing = File.Exists(path) ? LimitedFile.Read(path, LargestMegabytes) : null;
            var whole = ExistingDocument.Keep(document, existing is null ? null : format.Read(existing, path, _ => { }));
            var text = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)
                ? format.WriteJson(whole)
                : format.WriteYaml(whole, existing ?? $"# yaml-language-server: $schema={Schema}\nversion: 1\n");
            if (text != existing)
            {
                File.WriteAllText(path, text);
            }

            var schema = Path.Combine(Path.GetDirectoryName(path)!, Schema);
            if (!File.Exists(schema))
            {
                File.Copy(Path.Combine(Path.GetDirectoryName(typeof(DocumentFiles).Assembly.Location)!, Schema), schema);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{path}' cannot be written: {e.Message}", e) { TargetObject = path };
        }
    }

    private static PimException Unreadable(string path, string why, Exception? cause) => new(PimErrorCode.InvalidParameter, $"'{path}' cannot be read as a configuration. {why}", cause)
    {
        Remedy = "Name a YAML or JSON file, or a folder with such files.",
        TargetObject = path,
    };
}
