using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace PimTools;

/// <summary>Durations as people write and read them.</summary>
public static class PimDuration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Units = new(
        @"^(?:(?<w>[0-9]+)w)?\s*(?:(?<d>[0-9]+)d)?\s*(?:(?<h>[0-9]+)h)?\s*(?:(?<m>[0-9]+)m(?:in)?)?\s*(?:(?<s>[0-9]+)s)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience);

    // Not TimeSpan.Parse, to which 24:00:00 is 24 days. After days, hours stop at 23; without, they may go past a day.
    private static readonly Regex Clock = new(
        @"^(?:(?<d>[0-9]+)\.(?=(?:[01]?[0-9]|2[0-3]):))?(?<h>[0-9]+):(?<m>[0-5]?[0-9])(?::(?<s>[0-5]?[0-9](?:\.[0-9]{1,7})?))?$",
        RegexOptions.CultureInvariant,
        Patience);

    /// <summary>Reads <c>2h</c>, <c>1h30m</c>, <c>14d</c>, <c>02:00</c> or <c>PT2H</c>.</summary>
    /// <exception cref="PimException">It is none of these (<see cref="PimErrorCode.InvalidDuration"/>).</exception>
    public static TimeSpan Parse(string text)
    {
        var trimmed = text.Trim();
        try
        {
            if (trimmed.StartsWith("P", StringComparison.OrdinalIgnoreCase))
            {
                return XmlConvert.ToTimeSpan(trimmed.ToUpperInvariant());
            }

            // A bare number would be days to .NET and hours to most people: neither guess is safe.
            var match = (trimmed.IndexOf(':') >= 0 ? Clock : Units).Match(trimmed);
            if (trimmed.Length > 0 && match.Success)
            {
                var hours = (((7 * Number(match, "w")) + Number(match, "d")) * 24) + Number(match, "h");
                var seconds = (((hours * 60) + Number(match, "m")) * 60) + Number(match, "s");
                return TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Invalid(text, e);
        }

        throw Invalid(text, null);
    }

    /// <summary>Tells it to a person: <c>3h 12m</c>, <c>14d</c>, <c>5d 3h</c>.</summary>
    public static string Format(TimeSpan duration) => Write(duration, " ");

    /// <summary>Writes it as it can be typed: <c>1h30m</c>.</summary>
    public static string ToArgument(TimeSpan duration) => Write(duration, string.Empty);

    private static string Write(TimeSpan duration, string separator)
    {
        if (duration < TimeSpan.FromMinutes(1))
        {
            return duration <= TimeSpan.Zero ? "0s" : duration.Seconds.ToString(CultureInfo.InvariantCulture) + "s";
        }

        var text = new StringBuilder();
        void Add(int number, char unit)
        {
            if (number != 0)
            {
                text.Append(text.Length > 0 ? separator : string.Empty).Append(number.ToString(CultureInfo.InvariantCulture)).Append(unit);
            }
        }

        Add(duration.Days, 'd');
        Add(duration.Hours, 'h');
        Add(duration.Minutes, 'm');
        return text.ToString();
    }

    private static decimal Number(Match match, string group) =>
        match.Groups[group].Success ? decimal.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static PimException Invalid(string text, Exception? inner) =>
        new(PimErrorCode.InvalidDuration, $"'{text}' is not a duration.", inner)
        {
            Remedy = "Write 2h, 1h30m, 14d, 02:00 or PT2H.",
            TargetObject = text,
        };
}
