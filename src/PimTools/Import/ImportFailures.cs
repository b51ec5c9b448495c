using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PimTools.Import;

/// <summary>One error for all rows of an import that were not carried out, so that a script hears of them which looks at no row.</summary>
internal static class ImportFailures
{
    /// <param name="rows">All rows, decided.</param>
    /// <param name="path">Their file; null where they came by the pipeline.</param>
    /// <returns>Null where each row was carried out, or would be.</returns>
    public static PimException? Tell(IReadOnlyCollection<PimImportRow> rows, string? path)
    {
        var failed = rows.Where(row => row.Result == PimImportResult.Failed).ToList();
        var invalid = failed.Count(row => row.Plan == PimImportPlan.Invalid);
        return failed.Count == 0 ? null : new PimException(
            PimErrorCode.RowsFailed,
            $"{Text(failed.Count)} of {Text(rows.Count)} rows were not carried out (invalid: {Text(invalid)}, refused: {Text(failed.Count - invalid)}).")
        {
            Remedy = "The rows whose Result is Failed tell why in Reason. Mend them and run the import again: what stands is left as it is, and "
                + "-ResumeFrom leaves out what a file of -ResultPath has as done.",
            TargetObject = path,
        };
    }

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
