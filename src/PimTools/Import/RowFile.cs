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

/// <summary>A file of rows, CSV or JSON, read as PowerShell reads it.</summary>
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

    /// <summary>Reads it; null in the place of a row is one that holds nothing. Only the pipeline thread can.</summary>
    /// <exception cref="PimException">It is not there, or cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public IReadOnlyList<(PSObject? Row, PimException? Problem)> Read(CommandInvocationIntrinsics shell, char? delimiter)
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
            return IsJson
                ? ReadObjects(shell).Select(row => ((PSObject?)row, (PimException?)null)).ToList()
                : CsvRows.Read(shell, _path, delimiter ?? FindDelimiter());
        }
        catch (Exception e) when (e is RuntimeException or XmlException or FormatException or ArgumentException or InvalidOperationException
            or IOException or UnauthorizedAccessException)
        {
            throw Wrong($"The file '{_asked}' cannot be read: {e.Message}", e);
        }
    }

    // PowerShell reads what was cut off as far as it goes, and a row without its scope is a wider one: the whole text has to be JSON.
    private Collection<PSObject> ReadObjects(CommandInvocationIntrinsics shell)
    {
        var text = File.ReadAllText(_path);
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

    // Lines before the names of the columns begin like a comment (#TYPE), as Windows PowerShell writes them.
    private char FindDelimiter() => CsvDelimiter.Of(File.ReadLines(_path).FirstOrDefault(line => line.Length > 0 && line[0] != '#') ?? string.Empty);

    private PimException Wrong(string message, Exception? inner) =>
        new(PimErrorCode.InvalidParameter, message, inner) { Remedy = "Nothing was sent.", TargetObject = _asked };
}
