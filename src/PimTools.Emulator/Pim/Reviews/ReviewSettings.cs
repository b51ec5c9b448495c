using System;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>The settings of a review, and when it recurs.</summary>
internal sealed record ReviewSettings
{
    public bool SendsMail { get; init; }

    public bool SendsReminders { get; init; }

    public bool RequiresJustification { get; init; }

    public bool HasDefault { get; init; }

    public string DefaultDecision { get; init; } = ReviewDecision.None;

    public int Days { get; init; }

    public bool AppliesAutomatically { get; init; }

    public bool Recommends { get; init; }

    /// <summary>The type of the pattern, such as weekly; null for a review that takes place once.</summary>
    public string? Pattern { get; init; }

    public int Interval { get; init; }

    public string RangeType { get; init; } = "numbered";

    public int Occurrences { get; init; }

    public DateTimeOffset Start { get; init; }

    /// <summary>The last day; null for none.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Gives the start of the round after one; null where there is none.</summary>
    /// <param name="start">The start of the round.</param>
    /// <param name="number">The number of rounds so far.</param>
    public DateTimeOffset? Next(DateTimeOffset start, int number)
    {
        if (Pattern is null || RangeType == "numbered" && Occurrences > 0 && number >= Occurrences)
            return null;

        DateTimeOffset? next = Pattern switch
        {
            "daily" => start.AddDays(Interval),
            "weekly" => start.AddDays(7 * Interval),
            "absoluteMonthly" or "relativeMonthly" => start.AddMonths(Interval),
            _ => start.AddYears(Interval),
        };
        return next > End ? null : next;
    }
}
