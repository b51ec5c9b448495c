using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace PimTools;

/// <summary>Durations as people write and read them.</summary>
public static class PimDuration
{
    private static readonly Regex Short = new(
        @"^(?:(?<w>\d+)w)?\s*(?:(?<d>\d+)d)?\s*(?:(?<h>\d+)h)?\s*(?:(?<m>\d+)m(?:in)?)?\s*(?:(?<s>\d+)s)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

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
            if (trimmed.IndexOf(':') > 0 && TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out var clock) && clock >= TimeSpan.Zero)
            {
                return clock;
            }

            var match = Short.Match(trimmed);
            if (trimmed.Length > 0 && match.Success)
            {
                return TimeSpan.FromDays((7 * Number(match, "w")) + Number(match, "d")) + TimeSpan.FromHours(Number(match, "h"))
                    + TimeSpan.FromMinutes(Number(match, "m")) + TimeSpan.FromSeconds(Number(match, "s"));
            }
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Invalid(text, e);
        }

        throw Invalid(text, null);
    }

    /// <summary>Tells it to a person: <c>3h 12m</c>, <c>14d</c>, <c>5d 3h</c>.</summary>
    public static string Tell(TimeSpan duration) => Write(duration, " ");

    /// <summary>Writes it as it can be typed: <c>1h30m</c>.</summary>
    public static string Type(TimeSpan duration) => Write(duration, string.Empty);

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

    private static double Number(Match match, string group) =>
        match.Groups[group].Success ? double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static PimException Invalid(string text, Exception? inner) =>
        new(PimErrorCode.InvalidDuration, $"'{text}' is not a duration.", inner)
        {
            Remedy = "Write 2h, 1h30m, 14d, 02:00 or PT2H.",
            TargetObject = text,
        };
}
