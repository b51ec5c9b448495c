using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PimTools.Import;
using PimTools.Reports.Data;

namespace PimTools.Reports.Formats;

/// <summary>Writes a report as lines of CSV: a file for each table, and one for the numbers of all sections.</summary>
internal static class ReportCsv
{
    private static readonly string[] NumberColumns = { "Section", "Key", "Category", "Count" };

    /// <summary>Writes a table.</summary>
    public static void Write(ReportTable table, TextWriter text)
    {
        Line(text, table.Columns.Select(column => column.Name));
        foreach (var row in table.Rows)
        {
            Line(text, row.Select(CellText.Of));
        }
    }

    /// <summary>Writes the numbers of all sections.</summary>
    public static void WriteNumbers(Report report, TextWriter text)
    {
        Line(text, NumberColumns);
        foreach (var section in report.Sections)
        {
            foreach (var figure in section.Figures)
            {
                Line(text, new[] { section.Id, figure.Label, string.Empty, Number(figure.Value) });
            }

            foreach (var line in section.Summary.Lines)
            {
                for (var i = 0; i < line.Counts.Count; i++)
                {
                    Line(text, new[] { section.Id, line.Key, section.Summary.Categories[i], Number(line.Counts[i]) });
                }
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Line(TextWriter text, IEnumerable<string?> cells) => text.WriteLine(CsvLine.Write(cells));
}
