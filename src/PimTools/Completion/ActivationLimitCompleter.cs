using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Completion;

/// <summary>Completes the durations to which a setting can limit activations.</summary>
public sealed class ActivationLimitCompleter : DurationCompleter
{
    private protected override IReadOnlyList<TimeSpan> Usual { get; } = Hours(0.5, 1, 2, 4, 8, 12).ToList();

    // documented: half an hour to a day (pim-how-to-change-default-settings)
    private protected override TimeSpan? Longest(IDictionary bound) => TimeSpan.FromHours(24);
}
