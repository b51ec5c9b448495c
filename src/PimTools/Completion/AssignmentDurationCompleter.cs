using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Completion;

/// <summary>Completes the durations for which the role that stands before can be assigned.</summary>
public sealed class AssignmentDurationCompleter : DurationCompleter
{
    private protected override IReadOnlyList<TimeSpan> Usual { get; } = Hours(8).Concat(Days(1, 7, 14, 30, 90, 180, 365)).ToList();

    private protected override TimeSpan? Longest(IDictionary bound) => SettingBounds.LongestAssignment(bound);
}
