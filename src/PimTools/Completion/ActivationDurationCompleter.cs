using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Completion;

/// <summary>Completes the durations for which the role that stands before can be activated.</summary>
public sealed class ActivationDurationCompleter : DurationCompleter
{
    // documented: no setting allows more (pim-how-to-change-default-settings)
    private static readonly TimeSpan LongestOfAny = TimeSpan.FromHours(24);

    private protected override IReadOnlyList<TimeSpan> Usual { get; } = Hours(0.5, 1, 2, 4, 8, 12).ToList();

    private protected override TimeSpan? Longest(IDictionary bound) => SettingBounds.LongestActivation(bound) ?? LongestOfAny;
}
