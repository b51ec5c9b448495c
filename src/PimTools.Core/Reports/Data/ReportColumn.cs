namespace PimTools.Reports.Data;

/// <summary>A column of a table: its name, and the type of what stands in it.</summary>
internal sealed record ReportColumn(string Name, ReportCellType Type);
