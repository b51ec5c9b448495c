using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Completion;

/// <summary>Completes times at which something usually begins: soon, or at eight in the morning.</summary>
public sealed class StartCompleter : ValueCompleter
{
    private static readonly int[] Hours = { 1, 2, 4, 8 };

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound)
    {
        var now = DateTimeOffset.Now;
        var tomorrow = DateTime.Today.AddDays(1);
        var monday = tomorrow.AddDays(((int)DayOfWeek.Monday - (int)tomorrow.DayOfWeek + 7) % 7);
        return Hours.Select(hours => new CompletionItem($"{hours}h", $"At {MomentText.Of(now.AddHours(hours))}"))
            .Append(Morning(tomorrow, "Tomorrow"))
            .Concat(monday == tomorrow ? Enumerable.Empty<CompletionItem>() : new[] { Morning(monday, "On Monday") });
    }

    private static CompletionItem Morning(DateTime day, string tip) => new(MomentText.Of(new DateTimeOffset(day.AddHours(8))), tip);
}
