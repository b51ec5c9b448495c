using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Xml;

namespace PimTools.Import;

/// <summary>The properties of an object as texts that say the same everywhere: ids where it has objects, dates and durations as ISO 8601.</summary>
internal static class Cells
{
    private const string Owner = " (owner)";

    public static IReadOnlyDictionary<string, string> Of(PSObject source)
    {
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in source.Properties)
        {
            cells[property.Name] = Text(property.Value);
        }

        return cells;
    }

    private static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
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
