using System;
using System.Globalization;
using System.Xml;

namespace PimTools.Emulator.Host;

/// <summary>Durations as people type them: 50ms, 2s, 6m, 1h, or ISO 8601.</summary>
internal static class DurationText
{
    /// <exception cref="FormatException">The text is no duration.</exception>
    public static TimeSpan Parse(string text)
    {
        foreach (var (unit, milliseconds) in new[] { ("ms", 1d), ("s", 1_000d), ("m", 60_000d), ("h", 3_600_000d) })
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return TimeSpan.FromMilliseconds(number * milliseconds);
            }
        }

        return XmlConvert.ToTimeSpan(text);
    }
}
