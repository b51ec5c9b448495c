using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Reports.Data;

/// <summary>A part of a report: rows of one table, counted, drawn and listed.</summary>
internal sealed class ReportSection
{
    public ReportSection(string id, string title, ReportTable table)
    {
        Id = id;
        Title = title;
        Table = table;
    }

    /// <summary>The id, unique in a report; links lead to it.</summary>
    public string Id { get; }

    public string Title { get; }

    public ReportTable Table { get; }

    /// <summary>Sentences that tell how to read it.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Sentences that tell what a reader has to know of this tenant, such as what could not be read.</summary>
    public IReadOnlyList<string> Notices { get; init; } = Array.Empty<string>();

    /// <summary>Chooses the rows of the section; none for all of the table.</summary>
    public IReadOnlyList<ReportFilter> Where { get; init; } = Array.Empty<ReportFilter>();

    /// <summary>The columns that are shown, in their order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = Array.Empty<string>();

    /// <summary>The column that the rows are sorted by at first, and whether the greatest comes first.</summary>
    public (string Column, bool IsDescending) Sort { get; init; }

    public ReportChartType Chart { get; init; }

    public ReportSummary Summary { get; init; } = null!;

    public IReadOnlyList<ReportFigure> Figures { get; init; } = Array.Empty<ReportFigure>();

    /// <summary>The rows of the section.</summary>
    public IEnumerable<object?[]> Rows => Table.Where(Where);

    /// <summary>Counts the rows of a section that further filters choose.</summary>
    public static ReportFigure Figure(ReportTable table, IReadOnlyList<ReportFilter> where, string label, params ReportFilter[] filters) =>
        new(label, table.Where(where.Concat(filters)).Count(), filters);
}
