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

    private static readonly char[] Separators = { '/', '\\' };

    private static readonly string[] Extensions = { ".yaml", ".yml", ".json" };

    /// <summary>The files of a path with their texts, in the order of their names.</summary>
    /// <exception cref="PimException">The path does not exist, holds no such file, or cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<(string File, string Text)> Read(string path)
    {
        try
        {
            var files = Directory.Exists(path)
                ? Documents(path)
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
    public static void Write(string path, IDocumentFormat format, DocumentMap document) => Write(path, format, document, Path.GetDirectoryName(path)!);

    /// <summary>Writes a file for each role, in YAML, below a folder; each keeps what a person added to it.</summary>
    /// <param name="folder">The folder, which is made where it is missing.</param>
    /// <param name="format">Writes the files.</param>
    /// <param name="documents">The documents with their paths within the folder.</param>
    /// <param name="kinds">The folders of the kinds that were exported.</param>
    /// <returns>The documents below those folders that were not written: of roles that are gone, or put there by a person.</returns>
    /// <exception cref="PimException">A file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<string> WriteFolder(
        string folder, IDocumentFormat format, IReadOnlyList<(string File, DocumentMap Document)> documents, IEnumerable<string> kinds)
    {
        try
        {
            var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (file, document) in documents)
            {
                var path = Path.Combine(folder, file.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                Write(path, format, document, folder);
                written.Add(path);
            }

            return kinds.Select(kind => Path.Combine(folder, kind)).Where(Directory.Exists).SelectMany(Documents).Where(path => !written.Contains(path)).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, e);
        }
    }

    private static void Write(string path, IDocumentFormat format, DocumentMap document, string schemaFolder)
    {
        try
        {
            var up = string.Concat(Enumerable.Repeat("../", path.Substring(schemaFolder.Length).Trim(Separators).Split(Separators).Length - 1));
            var existing = File.Exists(path) ? LimitedFile.Read(path, LargestMegabytes) : null;
            var whole = ExistingDocument.Keep(document, existing is null ? null : format.Read(existing, path, _ => { }));
            var text = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)
                ? format.WriteJson(whole)
                : format.WriteYaml(whole, existing ?? $"# yaml-language-server: $schema={up}{Schema}\nversion: 1\n");
            if (text != existing)
            {
                WholeFile.Write(path, text);
            }

            var schema = Path.Combine(schemaFolder, Schema);
            if (!File.Exists(schema))
            {
                File.Copy(Path.Combine(Path.GetDirectoryName(typeof(DocumentFiles).Assembly.Location)!, Schema), schema);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    private static string[] Documents(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && Path.GetFileName(file) != Schema)
        .OrderBy(file => file, StringComparer.Ordinal)
        .ToArray();

    private static PimException Unwritable(string path, Exception cause) =>
        new(PimErrorCode.InvalidParameter, $"'{path}' cannot be written: {cause.Message}", cause)
        {
            Remedy = "Name a place that you may write to.",
            TargetObject = path,
        };

    private static PimException Unreadable(string path, string why, Exception? cause) => new(PimErrorCode.InvalidParameter, $"'{path}' cannot be read as a configuration. {why}", cause)
    {
        Remedy = "Name a YAML or JSON file, or a folder with such files.",
        TargetObject = path,
    };
}
