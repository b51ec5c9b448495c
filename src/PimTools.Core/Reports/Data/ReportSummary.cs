using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Reports.Data;

/// <summary>Counts the rows of a section by a key and a category. A chart is drawn from it, and each number leads to its rows.</summary>
internal sealed class ReportSummary
{
    private ReportSummary(string key, string category, IReadOnlyList<string> categories, IReadOnlyList<ReportColumn> details, IReadOnlyList<ReportLine> lines)
    {
        Key = key;
        Category = category;
        Categories = categories;
        Details = details;
        Lines = lines;
    }

    /// <summary>The column of the table whose texts are the keys.</summary>
    public string Key { get; }

    /// <summary>The column of the table whose texts are the categories.</summary>
    public string Category { get; }

    public IReadOnlyList<string> Categories { get; }

    /// <summary>The columns of what else is told of a line's rows.</summary>
    public IReadOnlyList<ReportColumn> Details { get; }

    public IReadOnlyList<ReportLine> Lines { get; }

    /// <summary>Counts rows. Each must have a text as its key, and one of the categories.</summary>
    /// <param name="table">The table.</param>
    /// <param name="where">The rows of the section.</param>
    /// <param name="key">The column of the keys.</param>
    /// <param name="category">The column of the categories.</param>
    /// <param name="categories">The categories, in their order.</param>
    /// <param name="keys">The keys, in their order, also those without a row; null for those that occur, the most frequent first.</param>
    /// <param name="details">What else is told of the rows of a line.</param>
    public static ReportSummary Count(
        ReportTable table,
        IReadOnlyList<ReportFilter> where,
        string key,
        string category,
        IReadOnlyList<string> categories,
        IReadOnlyList<string>? keys = null,
        params ReportField<IReadOnlyList<object?[]>>[] details)
    {
        var keyAt = table.IndexOf(key);
        var categoryAt = table.IndexOf(category);
        var groups = table.Where(where).ToLookup(row => (string)row[keyAt]!, StringComparer.Ordinal);
        var ordered = keys ?? groups.OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase).Select(group => group.Key);
        return new ReportSummary(
            key,
            category,
            categories,
            details.Select(detail => new ReportColumn(detail.Name, detail.Type)).ToList(),
            ordered.Select(one => Line(one, groups[one].ToList(), categoryAt, categories, details)).ToList());
    }

    private static ReportLine Line(
        string key, List<object?[]> rows, int category, IReadOnlyList<string> categories, IReadOnlyList<ReportField<IReadOnlyList<object?[]>>> details)
    {
        var counts = rows.GroupBy(row => (string)row[category]!).ToDictionary(group => group.Key, group => group.Count());
        return new ReportLine(
            key,
            categories.Select(one => counts.TryGetValue(one, out var count) ? count : 0).ToList(),
            details.Select(detail => rows.Count == 0 ? null : detail.Read(rows)).ToList());
    }
}
