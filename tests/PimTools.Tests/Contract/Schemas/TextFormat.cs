using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace PimTools.Tests.Contract.Schemas;

/// <summary>The formats that strings can be asked to have.</summary>
internal static class TextFormat
{
    /// <summary>Tells why a schema refuses a text; null when it does not.</summary>
    public static string? Refuses(Schema schema, string text)
    {
        if (schema.Text("pattern") is { } pattern && !Regex.IsMatch(text, pattern))
        {
            return $"'{text}' does not match {pattern}";
        }

        var format = schema.Text("format");
        return Fits(format, text) ? null : $"'{text}' is no {format}";
    }

    private static bool Fits(string? format, string text) => format switch
    {
        "date-time" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "duration" => IsDuration(text),
        "uuid" => Guid.TryParse(text, out _),
        _ => true,
    };

    private static bool IsDuration(string text)
    {
        try
        {
            XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
