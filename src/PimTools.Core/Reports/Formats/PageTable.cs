using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports.Formats;

/// <summary>
/// Writes columns as the page reads them: numbers of words, minutes, seconds; 0 for none. A large report stays small enough for a mail, and is still JSON
/// that a person or a scanner of mails can read.
/// </summary>
internal sealed class PageTable
{
    private readonly JsonWriter _json;
    private readonly PageWords _words;

    public PageTable(JsonWriter json, PageWords words)
    {
        _json = json;
        _words = words;
    }

    /// <summary>Writes the columns of rows as an array.</summary>
    /// <param name="columns">The columns, each with its place in the rows.</param>
    /// <param name="rows">The rows.</param>
    public void Write(IEnumerable<(ReportColumn Column, int Index)> columns, IReadOnlyList<IReadOnlyList<object?>> rows) => _json.Array(columns, one => _json.Object(() =>
    {
        _json.Name("name");
        _json.Text(one.Column.Name);
        _json.Name("type");
        _json.Text(one.Column.Type.ToString());
        var cells = rows.Select(row => row[one.Index]);
        if (one.Column.Type == ReportCellType.Text)
        {
            Texts(cells.Cast<string?>().ToList());
        }
        else
        {
            Numbers(cells.Select(Number).ToList());
        }
    }));

    private static long? Number(object? cell) => cell switch
    {
        null => null,
        DateTimeOffset moment => moment.ToUnixTimeSeconds() / 60,
        TimeSpan duration => (long)duration.TotalSeconds,
        _ => (long)cell,
    };

    private void Numbers(List<long?> numbers)
    {
        var before = (numbers.Min() ?? 1) - 1;
        _json.Name("before");
        _json.Number(before);
        _json.Name("values");
        _json.Array(numbers, number => _json.Number(number - before ?? 0));
    }

    private void Texts(List<string?> texts)
    {
        var isOfIds = texts.TrueForAll(text => text is null || PageId.IsId(text));
        _json.Name("isOfIds");
        _json.Flag(isOfIds);
        _json.Name("values");
        _json.Array(texts, text =>
        {
            if (text is null || _words.NumberOf(text) is not null)
            {
                _json.Number(text is null ? 0 : _words.NumberOf(text));
            }
            else
            {
                _json.Text(isOfIds ? PageId.Pack(text) : VisibleText.Of(text));
            }
        });
    }
}
