using System.Collections.Generic;
using System.Linq;

namespace PimTools.Import;

/// <summary>The fields of one row of a CSV text.</summary>
/// <param name="Line">The line on which it begins, from 1, as an editor counts.</param>
/// <param name="Fields">The fields, without their quotes.</param>
/// <param name="IsOpen">Tells that a quote is not closed before the text ends.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, bool IsOpen)
{
    /// <summary>Tells whether nothing is in it: an empty line, or the delimiters that a spreadsheet leaves behind its last row.</summary>
    public bool IsEmpty => Fields.All(string.IsNullOrWhiteSpace);
}
