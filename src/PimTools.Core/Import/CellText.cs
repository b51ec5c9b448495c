using System;
using System.Globalization;
using System.Xml;

namespace PimTools.Import;

/// <summary>Writes a value as text that means the same everywhere: an id for an object, ISO 8601 for a date or a duration.</summary>
internal static class CellText
{
    private const string Owner = " (owner)";

    public static string Of(object? value) => value switch
    {
        null => string.Empty,
        PimRole role => role.Access == PimAccess.Owner ? role.Id + Owner : role.Id,
        PimScope scope => scope.Id,
        PimPrincipal principal => principal.Id,
        DateTime date => date.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        TimeSpan span => XmlConvert.ToString(span),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value!.ToString() ?? string.Empty,
    };
}
