using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Text;

/// <summary>Breaks words that are wider than a column between the parts that they are made of: paths, permissions, addresses, names in PascalCase.</summary>
internal static class WordBreaks
{
    private static readonly Regex Words = Pattern(@"\S+");

    // The best places come first.
    private static readonly Regex[] Places = { Pattern("(?<=/)|(?=@)"), Pattern("(?<=[.:_-])"), Pattern("(?<=[a-z0-9])(?=[A-Z])") };

    /// <summary>Breaks what is too wide; words that fit stay whole, and so do those without parts.</summary>
    /// <remarks>PowerShell counts the blank before a word as a part of it, so that all but the first have a character less.</remarks>
    public static string Within(string text, int width) => Words.Replace(text, word => Break(word.Value, word.Index == 0 ? width : width - 1, 0));

    private static string Break(string word, int width, int place)
    {
        if (word.Length <= width || place == Places.Length)
        {
            return word;
        }

        var lines = new List<string> { string.Empty };
        foreach (var part in Places[place].Split(word))
        {
            var longer = lines[lines.Count - 1] + part;
            if (longer.Length <= width || longer.Length == part.Length)
            {
                lines[lines.Count - 1] = longer;
            }
            else
            {
                lines.Add(part);
            }
        }

        return string.Join("\n", lines.Select(line => Break(line, width, place + 1)));
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
