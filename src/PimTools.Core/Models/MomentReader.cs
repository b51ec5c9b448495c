using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Models;

/// <summary>
/// Reads dates as people type them. A date that begins with its year, such as <c>2027-04-01</c>, is Gregorian in every culture; any other is
/// of the user's own culture, in whichever of its calendars it lies near today.
/// </summary>
internal static class MomentReader
{
    private const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeLocal;

    // The years of two calendars in use lie centuries apart, so that at most one of them is meant.
    private const int MostYearsAway = 100;

    private static readonly Regex Iso = new(@"^\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Reads a date that somebody typed; null where the text is none.</summary>
    /// <exception cref="PimException">
    /// The user's culture counts years in a calendar of its own, and the date is centuries away (<see cref="PimErrorCode.InvalidParameter"/>).
    /// </exception>
    public static DateTimeOffset? ReadTyped(string text)
    {
        var culture = CultureInfo.CurrentCulture;
        var read = (Iso.IsMatch(text) ? new[] { CultureInfo.InvariantCulture } : CalendarsOf(culture))
            .Select(one => Read(text, one)).OfType<DateTimeOffset>().ToList();
        if (read.Count == 0)
        {
            return Read(text, CultureInfo.InvariantCulture);
        }

        return culture.Calendar is GregorianCalendar ? read[0] : read.Where(IsNear).Cast<DateTimeOffset?>().FirstOrDefault()
            ?? throw new PimException(PimErrorCode.InvalidParameter, $"'{text}' is a date in the year {read[0].Year.ToString(CultureInfo.InvariantCulture)}.")
            {
                Remedy = "Write the date with the year of the Gregorian calendar first: 2026-12-24 or 2026-12-24 08:00.",
                TargetObject = text,
            };
    }

    /// <summary>Reads a date by a culture; null where it is none there.</summary>
    public static DateTimeOffset? Read(string text, CultureInfo culture) =>
        DateTimeOffset.TryParse(text, culture, Styles, out var moment) ? moment : null;

    /// <summary>Tells whether a date lies so near to today that its year is of the Gregorian calendar.</summary>
    public static bool IsNear(DateTimeOffset moment) => Math.Abs(moment.Year - DateTimeOffset.UtcNow.Year) <= MostYearsAway;

    private static IEnumerable<CultureInfo> CalendarsOf(CultureInfo culture)
    {
        yield return culture;
        if (culture.Calendar is not GregorianCalendar && culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } gregorian)
        {
            var other = (CultureInfo)culture.Clone();
            other.DateTimeFormat.Calendar = gregorian;
            yield return other;
        }
    }
}
