using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>Writes a line of CSV (RFC 4180) that no spreadsheet runs as a formula.</summary>
internal static class CsvLine
{
    /// <summary>The line, without its end. A cell that begins like a formula is preceded by an apostrophe.</summary>
    public static string Write(IEnumerable<string?> cells) => string.Join(",", cells.Select(cell => Quote(Disarm(cell ?? string.Empty))));

    // Spreadsheets take these first characters for the beginning of a formula, also after a tab or a line end.
    private static string Disarm(string cell) => cell.Length > 0 && "=+-@\t\r\n".IndexOf(cell[0]) >= 0 ? "'" + cell : cell;

    private static string Quote(string cell) => "\"" + cell.Replace("\"", "\"\"") + "\"";
}
