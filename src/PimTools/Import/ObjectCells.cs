using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PimTools.Import;

/// <summary>Reads the properties of PowerShell objects as the cells of a row.</summary>
internal static class ObjectCells
{
    /// <summary>Reads the cells of an object; null where it is none with properties. A property may be a script, so only the pipeline thread can.</summary>
    public static IReadOnlyDictionary<string, string>? Of(PSObject? source)
    {
        if (source is null || source.BaseObject is string or ValueType)
        {
            return null;
        }

        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in source.Properties)
        {
            cells[property.Name] = CellText.Of(property.Value is PSObject wrapped ? wrapped.BaseObject : property.Value);
        }

        return cells;
    }
}
