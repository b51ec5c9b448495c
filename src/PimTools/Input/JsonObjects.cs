using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>Turns trees of JSON into objects of PowerShell, and back.</summary>
internal static class JsonObjects
{
    /// <summary>An object with a property for each name, an array for each list, and values as they are.</summary>
    public static object? Of(object? tree)
    {
        switch (tree)
        {
            case IReadOnlyDictionary<string, object?> element:
                var made = new PSObject();
                foreach (var pair in element)
                {
                    // PowerShell has no property without a name, nor two that differ in case alone; the first stays.
                    if (pair.Key.Length > 0 && made.Properties[pair.Key] is null)
                    {
                        made.Properties.Add(new PSNoteProperty(pair.Key, Of(pair.Value)));
                    }
                }

                return made;
            case IReadOnlyList<object?> list:
                return list.Select(Of).ToArray();
            default:
                return tree;
        }
    }

    /// <summary>A tree of hashtables, objects, lists and values; a text stays what it is.</summary>
    public static object? ToTree(object? value)
    {
        var inner = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return inner switch
        {
            null or string => inner,
            IDictionary table => table.Keys.Cast<object>().ToDictionary(key => key.ToString()!, key => ToTree(table[key])),
            PSObject custom => custom.Properties.ToDictionary(property => property.Name, property => ToTree(property.Value)),
            IEnumerable list => list.Cast<object?>().Select(ToTree).ToList(),
            System.DateTime or System.DateTimeOffset or System.Enum => LanguagePrimitives.ConvertTo<string>(inner),
            _ => inner,
        };
    }
}
