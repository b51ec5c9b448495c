using System;
using System.Globalization;

namespace PimTools;

/// <summary>
/// Writes dates for views. What comes out of a job or a file is no date any more, but a text; what is no date at all is told as unknown.
/// </summary>
public static class ViewDate
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Writes a date in local time and in the Gregorian calendar; nothing where there is none.</summary>
    /// <param name="value">A date, or its text.</param>
    /// <param name="format">The format.</param>
    /// <param name="none">What stands where there is none.</param>
    public static string? Format(object? value, string format = "yyyy-MM-dd HH:mm", string? none = null) =>
        value is null ? none : Read(value) is { } date ? date.LocalDateTime.ToString(format, CultureInfo.InvariantCulture) : "?";

    /// <summary>Writes a date as short as it can be understood: <c>17:00</c> today, <c>Fri 17:00</c> within six days, otherwise <c>2026-12-24</c>.</summary>
    public static string? Brief(object? value)
    {
        var today = DateTime.Today;
        return value is null || Read(value)?.LocalDateTime is not { } date ? Format(value)
            : date.Date == today ? Format(value, "HH:mm")
            : Format(value, date > DateTime.Now && date < today.AddDays(6) ? "ddd HH:mm" : Day);
    }

    /// <summary>The time until a date, never below zero; null where it is no date.</summary>
    public static TimeSpan? Left(object? value) => value is not null && Read(value) is { } date
        ? TimeSpan.FromTicks(Math.Max(0, (date - DateTimeOffset.UtcNow).Ticks))
        : null;

    private static DateTimeOffset? Read(object value) => value switch
    {
        DateTimeOffset date => date,
        DateTime date => date,
        _ => DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
    };
}
