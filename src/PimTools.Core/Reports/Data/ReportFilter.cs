using System.Collections.Generic;

namespace PimTools.Reports.Data;

/// <summary>Chooses the rows that have one of some texts in a column.</summary>
internal sealed record ReportFilter(string Column, IReadOnlyList<string> Values)
{
    public static ReportFilter Of(string column, params string[] values) => new(column, values);
}
