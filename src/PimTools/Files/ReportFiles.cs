using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PimTools.Reports.Data;
using PimTools.Reports.Formats;

namespace PimTools.Files;

/// <summary>Writes the files of a report.</summary>
internal static class ReportFiles
{
    private static readonly Encoding WithoutMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    // Spreadsheets take a file without it for one in the code page of the machine.
    private static readonly Encoding WithMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The format that the extension of a path means.</summary>
    /// <exception cref="PimException">It means none (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static PimReportFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => PimReportFormat.Html,
        ".JSON" => PimReportFormat.Json,
        ".CSV" => PimReportFormat.Csv,
        ".MD" or ".MARKDOWN" => PimReportFormat.Markdown,
        var other => throw new PimException(
            PimErrorCode.InvalidParameter, $"{(other.Length == 0 ? "A name without an extension" : $"The extension '{Path.GetExtension(path)}'")} does not tell the format of the report.")
        {
            Remedy = "Give a name that ends in .html, .json, .csv or .md, or the format with -Format.",
            TargetObject = path,
        },
    };

    /// <summary>Writes a report over what was there.</summary>
    /// <returns>The paths of the files: one, and for CSV one for each table and one for the numbers.</returns>
    /// <exception cref="PimException">A file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<string> Write(Report report, string path, PimReportFormat format) => format switch
    {
        PimReportFormat.Json => new[] { Write(path, WithoutMark, text => ReportJson.Write(report, text)) },
        PimReportFormat.Markdown => new[] { Write(path, WithoutMark, text => ReportMarkdown.Write(report, text)) },
        PimReportFormat.Csv => report.Tables.Select(table => Write(PartOf(path, table.Id), WithMark, text => ReportCsv.Write(table, text)))
            .Append(Write(PartOf(path, "numbers"), WithMark, text => ReportCsv.WriteNumbers(report, text)))
            .ToList(),
        _ => new[] { Write(path, WithoutMark, text => ReportPage.Write(report, text)) },
    };

    private static string PartOf(string path, string part)
    {
        var extension = Path.GetExtension(path);
        return Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, $"{Path.GetFileNameWithoutExtension(path)}-{part}{(extension.Length > 0 ? extension : ".csv")}");
    }

    private static string Write(string path, Encoding encoding, Action<TextWriter> write)
    {
        WholeFile.Write(path, encoding, write);
        return path;
    }
}
