using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Completion;

/// <summary>Completes durations as one writes them: the usual ones up to the longest that can be meant, and that.</summary>
public class DurationCompleter : ValueCompleter
{
    /// <summary>The usual durations.</summary>
    private protected virtual IReadOnlyList<TimeSpan> Usual { get; } = Hours(0.5, 1, 2, 4, 8).Concat(Days(1, 7, 14, 30, 90, 180, 365)).ToList();

    private protected static IEnumerable<TimeSpan> Hours(params double[] hours) => hours.Select(TimeSpan.FromHours);

    private protected static IEnumerable<TimeSpan> Days(params double[] days) => days.Select(TimeSpan.FromDays);

    /// <summary>The longest that can be meant; null where that is not known.</summary>
    private protected virtual TimeSpan? Longest(IDictionary bound) => null;

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound)
    {
        var longest = Longest(bound);
        var now = DateTimeOffset.Now;
        return Usual
            .Where(duration => longest is null || duration < longest)
            .Select(duration => new CompletionItem(PimDuration.ToArgument(duration), $"Until {MomentText.Of(now + duration)}"))
            .Concat(longest is { } most ? new[] { new CompletionItem(PimDuration.ToArgument(most), $"The longest, until {MomentText.Of(now + most)}") } : Array.Empty<CompletionItem>());
    }
}
