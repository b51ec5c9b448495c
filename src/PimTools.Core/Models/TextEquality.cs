using System;
using System.Linq;

namespace PimTools.Models;

/// <summary>
/// Compares an object with a text that names it. PowerShell asks the left side of -eq, -contains and switch whether it equals the text on the right.
/// </summary>
internal static class TextEquality
{
    /// <summary>Tells whether the text is one of the names, ignoring case.</summary>
    public static bool IsAny(string text, params string?[] names) =>
        names.Any(name => string.Equals(text, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The hash code of an id, ignoring case.</summary>
    public static int Hash(string id) => StringComparer.OrdinalIgnoreCase.GetHashCode(id);
}
