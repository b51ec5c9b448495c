using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PimTools.Changes;

namespace PimTools.Import;

/// <summary>Summarizes the rows of an import.</summary>
internal static class ImportSummary
{
    private const int MostNamed = 5;

    /// <summary>Says in a sentence what a plan would do.</summary>
    public static string DescribePlan(IReadOnlyCollection<PimImportRow> plan)
    {
        int Count(PimImportPlan what) => plan.Count(row => row.Plan == what);
        var sentence = $"Create {Count(PimImportPlan.Create)} and change {Count(PimImportPlan.Update)} assignments; "
            + $"already as wanted: {Count(PimImportPlan.NoChange)}, invalid rows: {Count(PimImportPlan.Invalid)}";
        var earlier = EndingEarlier(plan);
        if (earlier.Count == 0)
        {
            return sentence;
        }

        var named = earlier.Take(MostNamed).Select(row => $"line {row.Line}, {row.Change}, {ChangeText.Reason(row.Change!)}");
        var more = earlier.Count > MostNamed ? $"; and {earlier.Count - MostNamed} more" : string.Empty;
        return $"{sentence}. Of those changed, {earlier.Count} end earlier: {string.Join("; ", named)}{more}";
    }

    /// <summary>The rows that make an assignment end earlier than it does.</summary>
    public static IReadOnlyList<PimImportRow> EndingEarlier(IEnumerable<PimImportRow> plan) => plan.Where(row => row.Change is { EndsEarlier: true }).ToList();

    /// <summary>Makes one error of all rows that were not carried out, so that a script notices that looks at no row.</summary>
    /// <param name="rows">All rows, decided.</param>
    /// <param name="path">Their file; null where they came by the pipeline.</param>
    /// <returns>Null where each row was carried out, or would be.</returns>
    public static PimException? FindFailure(IReadOnlyCollection<PimImportRow> rows, string? path)
    {
        var failed = rows.Where(row => row.Result == PimImportResult.Failed).ToList();
        var invalid = failed.Count(row => row.Plan == PimImportPlan.Invalid);
        return failed.Count == 0 ? null : new PimException(
            PimErrorCode.RowsFailed,
            $"{Text(failed.Count)} of {Text(rows.Count)} rows were not carried out (invalid: {Text(invalid)}, refused: {Text(failed.Count - invalid)}).")
        {
            Remedy = "The rows whose Result is Failed give the reason in Reason. Correct them and run the import again: assignments that already exist are not changed, and "
                + "-ResumeFrom skips the rows that a file of -ResultPath lists as done.",
            TargetObject = path,
        };
    }

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
