using System.Linq;

namespace PimTools.Import;

/// <summary>Finds the delimiter of a CSV file. Where the comma is the decimal sign, spreadsheets write semicolons.</summary>
internal static class CsvDelimiter
{
    private static readonly char[] Known = { ',', ';', '\t' };

    /// <summary>The one that a line of column names has most of, not counting what stands in quotes; the comma where it has none.</summary>
    public static char Of(string header)
    {
        var bare = string.Concat(header.Split('"').Where((_, index) => index % 2 == 0));
        return Known.OrderByDescending(delimiter => bare.Count(character => character == delimiter)).First();
    }
}
