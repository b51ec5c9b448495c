using System.Collections.Generic;
using System.IO;
using PimTools.Import;
using PimTools.Reports.Data;

namespace PimTools.Reports.Formats;

/// <summary>Writes a report as JSON for other programs: each table once, and for each section which rows of a table it shows, and their numbers.</summary>
internal sealed class ReportJson
{
    private readonly JsonWriter _json;

    private ReportJson(TextWriter text) => _json = new JsonWriter(text);

    public static void Write(Report report, TextWriter text) => new ReportJson(text).Write(report);

    private void Write(Report report) => _json.Object(() =>
    {
        Text("title", report.Title);
        Text("tenantId", report.TenantId);
        Text("account", report.Account);
        Text("created", CellText.Of(report.Created));
        Text("since", CellText.Of(report.Since));
        Texts("baselines", report.Baselines);
        _json.Name("sections");
        _json.Array(report.Sections, Write);
        _json.Name("tables");
        _json.Object(() =>
        {
            foreach (var table in report.Tables)
            {
                _json.Name(table.Id);
                _json.Array(table.Rows, row => _json.Object(() => Cells(table.Columns, row)));
            }
        });
    });

    private void Write(ReportSection section) => _json.Object(() =>
    {
        Text("id", section.Id);
        Text("title", section.Title);
        Text("note", section.Note);
        Texts("notices", section.Notices);
        Text("table", section.Table.Id);
        Filters(section.Where);
        _json.Name("figures");
        _json.Array(section.Figures, figure => _json.Object(() =>
        {
            Text("label", figure.Label);
            Number("value", figure.Value);
            Filters(figure.Where);
        }));
        _json.Name("summary");
        _json.Array(section.Summary.Lines, line => _json.Object(() =>
        {
            Text(section.Summary.Key, line.Key);
            for (var i = 0; i < line.Counts.Count; i++)
            {
                Number(section.Summary.Categories[i], line.Counts[i]);
            }

            Cells(section.Summary.Details, line.Details);
        }));
    });

    private void Cells(IReadOnlyList<ReportColumn> columns, IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            Text(columns[i].Name, cells[i] is null ? null : CellText.Of(cells[i]));
        }
    }

    private void Filters(IReadOnlyList<ReportFilter> filters)
    {
        _json.Name("where");
        _json.Object(() =>
        {
            foreach (var filter in filters)
            {
                Texts(filter.Column, filter.Values);
            }
        });
    }

    private void Text(string name, string? text)
    {
        _json.Name(name);
        _json.Text(text);
    }

    private void Texts(string name, IEnumerable<string> texts)
    {
        _json.Name(name);
        _json.Array(texts, _json.Text);
    }

    private void Number(string name, long number)
    {
        _json.Name(name);
        _json.Number(number);
    }
}
