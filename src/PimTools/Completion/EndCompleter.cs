using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PimTools.Completion;

/// <summary>Completes the days on which an assignment of the role that stands before can end.</summary>
public sealed class EndCompleter : ValueCompleter
{
    private static readonly int[] Usual = { 1, 7, 14, 30, 90, 180, 365 };

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound)
    {
        var longest = SettingBounds.LongestAssignment(bound) is { } most ? (int)most.TotalDays : default(int?);
        return Usual
            .Where(days => longest is null || days < longest)
            .Select(days => Item(days, $"In {days}d"))
            .Concat(longest is { } last ? new[] { Item(last, $"In {last}d, the last day that the setting allows") } : Array.Empty<CompletionItem>());
    }

    // The day begins at midnight, so that it is never longer than the setting allows.
    private static CompletionItem Item(int days, string tip) =>
        new(DateTime.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), tip);
}
