using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;

namespace PimTools.Import;

/// <summary>Tells the plan of an import in a sentence, with what somebody loses by it.</summary>
internal static class ImportSentence
{
    private const int MostNamed = 5;

    public static string Of(IReadOnlyList<PimImportRow> plan)
    {
        int Count(PimImportPlan what) => plan.Count(row => row.Plan == what);
        var sentence = $"Create {Count(PimImportPlan.Create)} and change {Count(PimImportPlan.Update)} assignments; "
            + $"as wanted already: {Count(PimImportPlan.NoChange)}, invalid rows: {Count(PimImportPlan.Invalid)}";
        var earlier = EndingEarlier(plan);
        if (earlier.Count == 0)
        {
            return sentence;
        }

        var named = earlier.Take(MostNamed).Select(row => $"row {row.Line}, {row.Change}, {ChangeText.Reason(row.Change!)}");
        var more = earlier.Count > MostNamed ? $"; and {earlier.Count - MostNamed} more" : string.Empty;
        return $"{sentence}. Of those changed, {earlier.Count} end earlier: {string.Join("; ", named)}{more}";
    }

    /// <summary>The rows by which somebody loses time.</summary>
    public static IReadOnlyList<PimImportRow> EndingEarlier(IReadOnlyList<PimImportRow> plan) => plan.Where(row => row.Change is { EndsEarlier: true }).ToList();
}
