using System.Collections.Generic;

namespace PimTools.Reports.Data;

/// <summary>A line of a summary: a key, how many rows it has in each category, and what else is told of them.</summary>
internal sealed record ReportLine(string Key, IReadOnlyList<int> Counts, IReadOnlyList<object?> Details);
