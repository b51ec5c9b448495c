using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Import;

/// <summary>Reads a CSV text into rows. One without a field for each column is told: a row without its scope would be a wider one.</summary>
internal static class CsvFile
{
    private static readonly char[] LineEnds = { '\r', '\n' };

    private const string Separator = "sep=";

    /// <summary>Reads the rows; lines and rows that hold nothing are left out.</summary>
    /// <param name="text">The text. It may begin with <c>sep=;</c>, as Excel writes it, or with lines like <c>#TYPE</c>.</param>
    /// <param name="delimiter">The delimiter; null to find it.</param>
    /// <exception cref="PimException">Two columns have the same name (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyList<FileRow> Read(string text, char? delimiter)
    {
        var (at, line) = (0, 1);
        char? told = null;
        while (at < text.Length && FirstLine(text, at) is var first && IsPreamble(first))
        {
            told ??= first.StartsWith(Separator, StringComparison.OrdinalIgnoreCase) ? first[Separator.Length] : null;
            at = AfterLine(text, at + first.Length);
            line++;
        }

        var between = delimiter ?? told ?? CsvDelimiter.Of(FirstLine(text, at));
        var records = new CsvReader(text, between, at, line).Read().Where(record => !record.IsEmpty).ToList();
        if (records.Count == 0)
        {
            return Array.Empty<FileRow>();
        }

        var names = NamesOf(records[0].Fields);
        return records.Skip(1).Select(record => new FileRow(CellsOf(names, record.Fields), record.Line, ProblemOf(names, record))).ToList();
    }

    // Spreadsheets put a delimiter behind the last column. What has no name goes by its place, and holds nothing most of the time.
    private static List<string> NamesOf(IReadOnlyList<string> header)
    {
        var names = header.Select((name, index) => name.Trim() is { Length: > 0 } given ? given : $"column {index + 1}").ToList();
        return names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is not { } twice ? names
            : throw new PimException(PimErrorCode.InvalidParameter, $"It has the column '{twice.Key}' twice.") { TargetObject = twice.Key };
    }

    private static Dictionary<string, string> CellsOf(List<string> names, IReadOnlyList<string> fields)
    {
        var cells = new Dictionary<string, string>(names.Count, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count && i < fields.Count; i++)
        {
            cells[names[i]] = fields[i];
        }

        return cells;
    }

    private static PimException? ProblemOf(List<string> names, CsvRecord record) =>
        record.IsOpen ? Refusal("The row has a quote that is not closed.", "Close the quote. The rows after it were read as part of it.")
        : record.Fields.Count != names.Count ? Refusal(
            $"The row has {(record.Fields.Count > names.Count ? "more" : "fewer")} fields than the file has columns.",
            "Each row needs a field for each column, even an empty one. Put a field that contains the delimiter in quotes.")
        : null;

    private static bool IsPreamble(string line) => string.IsNullOrWhiteSpace(line) || line[0] == '#'
        || (line.Length == Separator.Length + 1 && line.StartsWith(Separator, StringComparison.OrdinalIgnoreCase));

    private static string FirstLine(string text, int at)
    {
        var end = text.IndexOfAny(LineEnds, at);
        return text.Substring(at, (end < 0 ? text.Length : end) - at);
    }

    private static int AfterLine(string text, int at) =>
        at >= text.Length ? at : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;

    private static PimException Refusal(string message, string remedy) => new(PimErrorCode.InvalidParameter, message) { Remedy = remedy };
}
