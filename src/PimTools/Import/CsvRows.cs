using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Import;

/// <summary>The rows of a CSV file, and which of them have not a field for each column: a row without its scope would be a wider one.</summary>
internal static class CsvRows
{
    // A column more than the file has, for what PowerShell drops. It counts names and comments as rows here, but not after them.
    private const string Surplus = "(surplus)";
    private const string ReadRows = "param($path, $delimiter) Import-Csv -LiteralPath $path -Delimiter $delimiter";
    private const string ReadSurplus = "param($path, $delimiter, $names, $count) Import-Csv -LiteralPath $path -Delimiter $delimiter -Header $names "
        + "| Select-Object -Last $count | ForEach-Object { $null -ne $_.'" + Surplus + "' }";

    public static IReadOnlyList<(PSObject? Row, PimException? Problem)> Read(CommandInvocationIntrinsics shell, string path, char delimiter)
    {
        var rows = shell.InvokeScript(ReadRows, path, delimiter);
        if (rows.Count == 0)
        {
            return new List<(PSObject?, PimException?)>();
        }

        var names = rows[0].Properties.Select(property => property.Name).Append(Surplus).ToArray();
        var surplus = shell.InvokeScript(ReadSurplus, path, delimiter, names, rows.Count);
        return rows.Zip(surplus, (row, isMore) => ((PSObject?)row, Problem(row, LanguagePrimitives.IsTrue(isMore)))).ToList();
    }

    // A field that is empty is an empty text; one that is not there is none.
    private static PimException? Problem(PSObject row, bool isMore) =>
        isMore ? Refusal("more") : row.Properties.Any(property => property.Value is null) ? Refusal("fewer") : null;

    private static PimException Refusal(string many) =>
        new(PimErrorCode.InvalidParameter, $"The row has {many} fields than the file has columns.")
        {
            Remedy = "Each row needs a field for each column, even an empty one. Put a field that contains the delimiter in quotes.",
        };
}
