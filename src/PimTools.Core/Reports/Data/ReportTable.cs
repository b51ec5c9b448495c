using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Reports.Data;

/// <summary>Rows of one sort, which sections of a report choose from.</summary>
internal sealed class ReportTable
{
    private ReportTable(string id, IReadOnlyList<ReportColumn> columns, IReadOnlyList<object?[]> rows)
    {
        Id = id;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The id, unique in a report; it is part of the name of a CSV file.</summary>
    public string Id { get; }

    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>The rows, a cell for each column; null where there is none.</summary>
    public IReadOnlyList<object?[]> Rows { get; }

    /// <summary>Makes a table with a row for each object.</summary>
    public static ReportTable Of<T>(string id, IEnumerable<T> items, params ReportField<T>[] fields) => new(
        id,
        fields.Select(field => new ReportColumn(field.Name, field.Type)).ToList(),
        items.Select(item => fields.Select(field => Cell(field.Read(item))).ToArray()).ToList());

    /// <summary>The place of a column.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new ArgumentException($"The table {Id} has no column {column}.", nameof(column));
    }

    /// <summary>The rows that all filters choose.</summary>
    public IEnumerable<object?[]> Where(IEnumerable<ReportFilter> filters)
    {
        var tests = filters.Select(filter => (Index: IndexOf(filter.Column), Values: new HashSet<string>(filter.Values, StringComparer.Ordinal))).ToList();
        return Rows.Where(row => tests.TrueForAll(test => row[test.Index] is string text && test.Values.Contains(text)));
    }

    private static object? Cell(object? value) => value is Enum ? value.ToString() : value;
}
