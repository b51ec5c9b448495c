using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Completion;

/// <summary>Completes durations that count into the past.</summary>
public sealed class PastCompleter : ValueCompleter
{
    private static readonly TimeSpan[] Usual =
    {
        TimeSpan.FromHours(1), TimeSpan.FromHours(8), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(90),
    };

    private protected override IEnumerable<CompletionItem> Values(IDictionary bound) =>
        Usual.Select(ago => new CompletionItem(PimDuration.ToArgument(ago), $"{PimDuration.Format(ago)} ago: {MomentText.Of(DateTimeOffset.Now - ago)}"));
}
