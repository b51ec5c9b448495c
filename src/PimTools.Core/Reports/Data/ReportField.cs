using System;

namespace PimTools.Reports.Data;

/// <summary>A column, and how its cell is read from an object: a string, a DateTimeOffset, a TimeSpan, a long or an enumeration's value; null for none.</summary>
internal sealed record ReportField<T>(string Name, ReportCellType Type, Func<T, object?> Read);
