using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Import;

/// <summary>The name of a column as people and other programs write it: <c>User principal name</c>, <c>Assignment End Time (UTC)</c>.</summary>
internal static class ColumnName
{
    private const string Utc = "UTC";

    /// <summary>The name without blanks and signs, and without what it says of the time zone.</summary>
    public static string Plain(string name)
    {
        var plain = string.Concat(name.Where(char.IsLetterOrDigit));
        return IsUtc(name) && plain.Length > Utc.Length ? plain.Substring(0, plain.Length - Utc.Length) : plain;
    }

    /// <summary>Tells whether the times of the column are UTC, as those of the admin center's exports.</summary>
    public static bool IsUtc(string name) => name.TrimEnd(')', ' ').EndsWith("(" + Utc, StringComparison.OrdinalIgnoreCase);

    /// <summary>The known name that a misspelt one means; null where it is far from each of them.</summary>
    public static string? Meant(string name, IEnumerable<string> known)
    {
        var plain = Plain(name);
        var near = known.Select(one => (Name: one, Distance: EditDistance.Of(plain, one))).OrderBy(one => one.Distance).First();
        return near.Distance <= Math.Max(1, near.Name.Length / 4) ? near.Name : null;
    }
}
