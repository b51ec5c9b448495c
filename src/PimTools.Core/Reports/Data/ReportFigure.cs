using System.Collections.Generic;

namespace PimTools.Reports.Data;

/// <summary>A number that a report begins with: how many rows of a section the filters choose.</summary>
internal sealed record ReportFigure(string Label, int Value, IReadOnlyList<ReportFilter> Where);
