using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports.Formats;

/// <summary>Writes a report in Markdown. Everything that comes from the service stands in code, where it can neither form anything nor call anybody.</summary>
internal static class ReportMarkdown
{
    public static void Write(Report report, TextWriter text)
    {
        text.Write($"# {Code(report.Title)}\n\n");
        text.Write($"Tenant {Code(report.TenantId)}, read by {Code(report.Account)} on {Show(report.Created)}. Activities since {Show(report.Since)}. ");
        text.Write($"Baselines: {string.Join(", ", report.Baselines.Select(Code))}. Times are UTC.\n\n");
        foreach (var (section, figure) in report.Sections.SelectMany(section => section.Figures.Select(figure => (section, figure))))
        {
            text.Write($"- [{figure.Value.ToString(CultureInfo.InvariantCulture)} {figure.Label}](#{Anchor(section.Title)})\n");
        }

        foreach (var section in report.Sections)
        {
            Write(section, text);
        }
    }

    private static void Write(ReportSection section, TextWriter text)
    {
        text.Write($"\n## {section.Title}\n\n{section.Note}\n");
        foreach (var notice in section.Notices)
        {
            text.Write($"\n**Note:** {Code(notice)}\n");
        }

        var summary = section.Summary;
        Table(
            text,
            new[] { summary.Key }.Concat(summary.Categories).Concat(summary.Details.Select(detail => detail.Name)),
            summary.Lines.Select(line => new[] { Code(line.Key) }
                .Concat(line.Counts.Select(count => count.ToString(CultureInfo.InvariantCulture)))
                .Concat(line.Details.Select(Show))));
        var columns = section.Columns.Select(section.Table.IndexOf).ToList();
        Table(text, section.Columns, section.Rows.Select(row => columns.Select(column => Show(row[column]))));
    }

    private static void Table(TextWriter text, IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        var names = head.ToList();
        text.Write('\n');
        Row(text, names);
        Row(text, names.Select(_ => "---"));
        foreach (var row in rows)
        {
            Row(text, row);
        }
    }

    private static void Row(TextWriter text, IEnumerable<string> cells) => text.Write($"| {string.Join(" | ", cells)} |\n");

    private static string Show(object? cell) => cell switch
    {
        null => string.Empty,
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan duration => PimDuration.Format(duration),
        string text => text.Length == 0 ? string.Empty : Code(text),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    // The anchors of headings are made by these rules by those who show Markdown.
    private static string Anchor(string title) => title.ToLowerInvariant().Replace(",", string.Empty).Replace(' ', '-');

    private static string Code(string value) => "`" + VisibleText.OnOneLine(value).Replace('`', '\'').Replace("|", "\\|") + "`";
}
