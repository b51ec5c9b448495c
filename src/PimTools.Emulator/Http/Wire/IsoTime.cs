using System;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;

namespace PimTools.Emulator.Http.Wire;

/// <summary>Reads and writes instants and durations in ISO 8601.</summary>
internal static class IsoTime
{
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);

    public static JsonNode? Node(DateTimeOffset? instant) => instant is { } known ? JsonValue.Create(Text(known)) : null;

    public static bool TryInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    public static bool TryDuration(string text, out TimeSpan duration)
    {
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            duration = default;
            return false;
        }
    }
}
