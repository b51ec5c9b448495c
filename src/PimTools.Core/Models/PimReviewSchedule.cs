namespace PimTools;

/// <summary>The recurrence of an access review, as the service writes it.</summary>
public sealed class PimReviewSchedule
{
    /// <summary>The pattern: daily, weekly, absoluteMonthly, relativeMonthly, absoluteYearly, relativeYearly; null for a review that takes place once.</summary>
    public string? Pattern { get; init; }

    /// <summary>The number of days, weeks, months or years between two rounds; null as for <see cref="Pattern"/>.</summary>
    public int? Interval { get; init; }

    /// <summary>The month of the year; null where the service does not say.</summary>
    public int? Month { get; init; }

    /// <summary>The day of the month; null where the service does not say.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>The days of the week.</summary>
    public PimTextList DaysOfWeek { get; init; } = new(System.Array.Empty<string>());

    /// <summary>The first day of the week; null where the service does not say.</summary>
    public string? FirstDayOfWeek { get; init; }

    /// <summary>The week of the month: first, second …; null where the service does not say.</summary>
    public string? Index { get; init; }

    /// <summary>The type of its end: endDate, noEnd, numbered; null where the service does not say.</summary>
    public string? Range { get; init; }

    /// <summary>The number of rounds; null where the service does not say.</summary>
    public int? Occurrences { get; init; }

    /// <summary>The time zone of the days; null for that of the service.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The first day, as the service writes it; null where it does not say.</summary>
    public string? StartDate { get; init; }

    /// <summary>The last day, as the service writes it; null for none.</summary>
    public string? EndDate { get; init; }

    /// <summary>The recurrence as a word.</summary>
    internal PimReviewRecurrence Recurrence => (Pattern?.ToUpperInvariant(), Interval ?? 1) switch
    {
        (null, _) => PimReviewRecurrence.Once,
        ("WEEKLY", 1) => PimReviewRecurrence.Weekly,
        ("ABSOLUTEMONTHLY", 1) => PimReviewRecurrence.Monthly,
        ("ABSOLUTEMONTHLY", 3) => PimReviewRecurrence.Quarterly,
        ("ABSOLUTEMONTHLY", 6) => PimReviewRecurrence.HalfYearly,
        ("ABSOLUTEMONTHLY", 12) or ("ABSOLUTEYEARLY", 1) => PimReviewRecurrence.Yearly,
        _ => PimReviewRecurrence.Other,
    };
}
