using System.Collections.Generic;

namespace PimTools.Import;

/// <summary>A row of a file.</summary>
/// <param name="Cells">Its texts by the names of its columns; null where it has no columns.</param>
/// <param name="Line">The line on which it begins in a CSV file; elsewhere the number of the row. Both count from 1.</param>
/// <param name="Problem">Why it cannot be read, whatever its columns say; null where it can.</param>
internal sealed record FileRow(IReadOnlyDictionary<string, string>? Cells, int Line, PimException? Problem = null);
