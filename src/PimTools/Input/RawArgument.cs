using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace PimTools.Input;

/// <summary>Reads the text that was typed for a parameter. PowerShell reads a bare 14d as the decimal 14, but keeps the text in the wrapper.</summary>
internal static class RawArgument
{
    public static object? Value(object? input) => input is PSObject wrapped ? wrapped.BaseObject : input;

    public static string Text(object? input) => input?.ToString() ?? string.Empty;

    /// <summary>Tells whether there is nothing in it: no value, no text, an empty list, or a list with such a place.</summary>
    public static bool IsEmpty(object? input) => Value(input) switch
    {
        null or "" => true,
        var value when value == AutomationNull.Value => true,
        IList { Count: 0 } => true,
        IList many => many.Cast<object?>().Any(one => Value(one) is null or ""),
        _ => false,
    };

    /// <summary>The words that stand for a parameter while its line is still being typed: one, several, or the values themselves.</summary>
    public static IReadOnlyList<string> Words(IDictionary bound, string parameter) =>
        bound[parameter] is { } given ? LanguagePrimitives.ConvertTo<string[]>(given) : Array.Empty<string>();

    /// <summary>Reads the words that are values of an enumeration.</summary>
    public static IReadOnlyList<T> Values<T>(IDictionary bound, string parameter)
        where T : struct, Enum =>
        Words(bound, parameter).Select(word => Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : default(T?)).OfType<T>().ToList();
}
