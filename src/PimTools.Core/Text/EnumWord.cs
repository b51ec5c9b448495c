using System;

namespace PimTools.Text;

/// <summary>Reads one word of an enumeration.</summary>
internal static class EnumWord
{
    /// <summary>The value of a name in any case, or of a number, as JSON has it; null for anything else, and for several names.</summary>
    public static T? Read<T>(string? text)
        where T : struct, Enum =>
        // .NET takes names with commas between them for the sum of their numbers, which may be another name.
        text?.IndexOf(',') < 0 && Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(typeof(T), word) ? word : null;
}
