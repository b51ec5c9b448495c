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

    /// <summary>The format that the extension of a path means; HTML where it means none.</summary>
    public static PimReportFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => PimReportFormat.Json,
        ".CSV" => PimReportFormat.Csv,
        ".MD" or ".MARKDOWN" => PimReportFormat.Markdown,
        _ => PimReportFormat.Html,
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

    // Written beside and moved over, so that a report is never half of one.
    private static string Write(string path, Encoding encoding, Action<TextWriter> write)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var text = new StreamWriter(draft, append: false, encoding))
            {
                write(text);
            }

            if (File.Exists(path))
            {
                File.Replace(draft, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(draft, path);
            }

            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The report cannot be written to '{path}': {e.Message}", e)
            {
                Remedy = "Name a file in a folder that exists and that you may write to.",
                TargetObject = path,
            };
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }
}
