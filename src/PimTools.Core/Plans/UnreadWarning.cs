using System.Collections.Generic;
using System.Linq;

namespace PimTools.Plans;

/// <summary>Warns of what could not be read for a plan: of the first parts one by one, and of the others by their number, since a tenant may have hundreds.</summary>
internal static class UnreadWarning
{
    private const int ToldParts = 5;

    /// <param name="plan">The plan.</param>
    /// <param name="saying">The words before a part.</param>
    public static IEnumerable<string> Of(PimPlan plan, string saying)
    {
        var parts = plan.Unread.ToList();
        var told = parts.Count == ToldParts + 1 ? parts.Count : ToldParts;
        return parts.Take(told).Select(part => saying + part)
            .Concat(parts.Count > told ? new[] { $"{parts.Count - told} other parts could not be read either. The plan names them: Unread." } : Enumerable.Empty<string>());
    }
}
