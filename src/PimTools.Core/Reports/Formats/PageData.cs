using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports.Formats;

/// <summary>Writes a report as the page reads it, with the columns alone that some section shows or chooses by.</summary>
internal sealed class PageData
{
    private readonly Report _report;
    private readonly JsonWriter _json;
    private readonly PageWords _words;
    private readonly PageTable _tables;

    private PageData(Report report, TextWriter text)
    {
        _report = report;
        _json = new JsonWriter(text);
        _words = new PageWords(report.Tables.SelectMany(table => Shown(table).Where(one => one.Column.Type == ReportCellType.Text)
            .SelectMany(one => table.Rows.Select(row => (string?)row[one.Index]).OfType<string>())));
        _tables = new PageTable(_json, _words);
    }

    public static void Write(Report report, TextWriter text) => new PageData(report, text).Write();

    private void Write() => _json.Object(() =>
    {
        Text("title", _report.Title);
        Text("tenantId", _report.TenantId);
        Text("account", _report.Account);
        Number("created", _report.Created.ToUnixTimeSeconds() / 60);
        Number("since", _report.Since.ToUnixTimeSeconds() / 60);
        Texts("baselines", _report.Baselines);
        Texts("words", _words.All);
        _json.Name("tables");
        _json.Object(() =>
        {
            foreach (var table in _report.Tables)
            {
                _json.Name(table.Id);
                _json.Object(() =>
                {
                    Number("count", table.Rows.Count);
                    _json.Name("columns");
                    _tables.Write(Shown(table), table.Rows);
                });
            }
        });
        _json.Name("sections");
        _json.Array(_report.Sections, Write);
    });

    private List<(ReportColumn Column, int Index)> Shown(ReportTable table)
    {
        var names = new HashSet<string>(
            _report.Sections.Where(section => section.Table == table).SelectMany(section => section.Columns
                .Concat(section.Where.Concat(section.Figures.SelectMany(figure => figure.Where)).Select(filter => filter.Column))
                .Concat(new[] { section.Summary.Key, section.Summary.Category, section.Sort.Column })),
            StringComparer.Ordinal);
        return table.Columns.Select((column, index) => (column, index)).Where(one => names.Contains(one.column.Name)).ToList();
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
        _tables.Write(summary.Details.Select((detail, index) => (detail, index)), summary.Lines.Select(line => line.Details).ToList());
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

    private void Texts(string name, IEnumerable<string> texts)
    {
        _json.Name(name);
        _json.Array(texts, text => _json.Text(VisibleText.Of(text)));
    }

    private void Number(string name, long number)
    {
        _json.Name(name);
        _json.Number(number);
    }
}
