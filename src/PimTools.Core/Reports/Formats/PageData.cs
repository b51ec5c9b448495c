using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports.Formats;

/// <summary>
/// Writes a report as the page reads it: tables by column, texts that repeat once, times in seconds since the column's first. 100,000 rows are some
/// megabytes.
/// </summary>
internal sealed class PageData
{
    private readonly JsonWriter _json;

    private PageData(TextWriter text) => _json = new JsonWriter(text);

    public static void Write(Report report, TextWriter text) => new PageData(text).Write(report);

    private void Write(Report report) => _json.Object(() =>
    {
        Text("title", report.Title);
        Text("tenantId", report.TenantId);
        Text("account", report.Account);
        Number("created", report.Created.ToUnixTimeSeconds());
        Number("since", report.Since.ToUnixTimeSeconds());
        Texts("baselines", report.Baselines);
        _json.Name("tables");
        _json.Object(() =>
        {
            foreach (var table in report.Tables)
            {
                _json.Name(table.Id);
                _json.Object(() => Write(table));
            }
        });
        _json.Name("sections");
        _json.Array(report.Sections, Write);
    });

    private void Write(ReportTable table)
    {
        Number("count", table.Rows.Count);
        _json.Name("columns");
        _json.Array(table.Columns.Select((column, index) => (column, index)), one => _json.Object(() =>
        {
            Text("name", one.column.Name);
            Text("type", one.column.Type.ToString());
            Values(one.column.Type, table.Rows.Select(row => row[one.index]));
        }));
    }

    private void Values(ReportCellType type, IEnumerable<object?> cells)
    {
        if (type == ReportCellType.Text)
        {
            Words(cells.Cast<string?>().ToList());
            return;
        }

        var numbers = cells.Select(Seconds).ToList();
        var first = type == ReportCellType.Moment ? numbers.Min() ?? 0 : 0;
        Number("first", first);
        _json.Name("values");
        _json.Array(numbers, number => _json.Number(number - first));
    }

    // A text that hardly ever repeats is shorter where it stands than with a number for it.
    private void Words(List<string?> cells)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            if (cell is not null && !places.ContainsKey(cell))
            {
                places.Add(cell, places.Count);
            }
        }

        if (places.Count <= cells.Count / 2)
        {
            Texts("words", places.Keys);
            _json.Name("values");
            _json.Array(cells, cell => _json.Number(cell is null ? null : places[cell]));
        }
        else
        {
            Texts("values", cells);
        }
    }

    private void Write(ReportSection section) => _json.Object(() =>
    {
        Text("id", section.Id);
        Text("title", section.Title);
        Text("note", section.Note);
        Texts("notices", section.Notices);
        Text("table", section.Table.Id);
        Filters(section.Where);
        Texts("columns", section.Columns);
        Text("sort", section.Sort.Column);
        _json.Name("isDescending");
        _json.Flag(section.Sort.IsDescending);
        Text("chart", section.Chart.ToString());
        _json.Name("figures");
        _json.Array(section.Figures, figure => _json.Object(() =>
        {
            Text("label", figure.Label);
            Number("value", figure.Value);
            Filters(figure.Where);
        }));
        _json.Name("summary");
        _json.Object(() => Write(section.Summary));
    });

    private void Write(ReportSummary summary)
    {
        Text("key", summary.Key);
        Text("category", summary.Category);
        Texts("categories", summary.Categories);
        Texts("keys", summary.Lines.Select(line => line.Key));
        _json.Name("counts");
        _json.Array(summary.Lines, line => _json.Array(line.Counts, count => _json.Number(count)));
        _json.Name("details");
        _json.Array(summary.Details.Select((detail, index) => (detail, index)), one => _json.Object(() =>
        {
            Text("name", one.detail.Name);
            Text("type", one.detail.Type.ToString());
            Values(one.detail.Type, summary.Lines.Select(line => line.Details[one.index]));
        }));
    }

    private void Filters(IReadOnlyList<ReportFilter> filters)
    {
        _json.Name("where");
        _json.Array(filters, filter => _json.Object(() =>
        {
            Text("column", filter.Column);
            Texts("values", filter.Values);
        }));
    }

    private void Text(string name, string text)
    {
        _json.Name(name);
        _json.Text(VisibleText.Of(text));
    }

    private void Texts(string name, IEnumerable<string?> texts)
    {
        _json.Name(name);
        _json.Array(texts, text => _json.Text(text is null ? null : VisibleText.Of(text)));
    }

    private void Number(string name, long number)
    {
        _json.Name(name);
        _json.Number(number);
    }

    private static long? Seconds(object? cell) => cell switch
    {
        null => null,
        DateTimeOffset moment => moment.ToUnixTimeSeconds(),
        TimeSpan duration => (long)duration.TotalSeconds,
        _ => (long)cell,
    };
}
