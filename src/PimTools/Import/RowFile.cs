using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace PimTools.Import;

/// <summary>A file of rows, CSV or JSON.</summary>
internal sealed class RowFile
{
    private const string ReadJson = "param($text) $text | ConvertFrom-Json | ForEach-Object { $_ }";

    private readonly string _path;
    private readonly string _asked;

    /// <param name="path">The whole path.</param>
    /// <param name="asked">The path as it was given.</param>
    public RowFile(string path, string asked)
    {
        _path = path;
        _asked = asked;
    }

    private bool IsJson => string.Equals(Path.GetExtension(_path), ".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads it. Only the pipeline thread can.</summary>
    /// <param name="shell">The shell, which reads JSON.</param>
    /// <param name="delimiter">The character between the columns of CSV; null to find it.</param>
    /// <param name="encoding">The encoding, where the file does not tell it itself; null for UTF-8.</param>
    /// <exception cref="PimException">It is not there, or cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public IReadOnlyList<FileRow> Read(CommandInvocationIntrinsics shell, char? delimiter, Encoding? encoding)
    {
        if (!File.Exists(_path))
        {
            throw Wrong($"The file '{_asked}' does not exist.", null);
        }

        if (IsJson && delimiter is not null)
        {
            throw Wrong($"The file '{_asked}' is JSON, which has no delimiter.", null);
        }

        try
        {
            var text = FileText.Read(File.ReadAllBytes(_path), encoding);
            return IsJson
                ? ReadObjects(shell, text).Select((row, index) => new FileRow(ObjectCells.Of(row), index + 1)).ToList()
                : CsvFile.Read(text, delimiter);
        }
        catch (PimException e)
        {
            throw Wrong($"The file '{_asked}' cannot be read. {e.Message}", e, e.Remedy);
        }
        catch (Exception e) when (e is RuntimeException or XmlException or FormatException or ArgumentException or InvalidOperationException
            or IOException or UnauthorizedAccessException)
        {
            throw Wrong($"The file '{_asked}' cannot be read: {e.Message}", e);
        }
    }

    // PowerShell reads what was cut off as far as it goes, and a row without its scope is a wider one: the whole text has to be JSON.
    private static Collection<PSObject> ReadObjects(CommandInvocationIntrinsics shell, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Collection<PSObject>();
        }

        using var strict = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), XmlDictionaryReaderQuotas.Max);
        while (strict.Read())
        {
        }

        return shell.InvokeScript(ReadJson, text);
    }

    private PimException Wrong(string message, Exception? inner, string? remedy = null) =>
        new(PimErrorCode.InvalidParameter, message, inner) { Remedy = remedy ?? "Nothing was sent.", TargetObject = _asked };
}
