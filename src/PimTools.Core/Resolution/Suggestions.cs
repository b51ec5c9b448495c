using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Resolution;

/// <summary>Suggests what a mistyped name may have meant.</summary>
internal static class Suggestions
{
    private const int Most = 8;

    /// <summary>The names closest to the text, closest first; all of them, up to eight, where none is close.</summary>
    public static IReadOnlyList<string> Find(string text, IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToList();
        var near = all
            .Select(name => (Name: name, Distance: Distance(text, name)))
            .Where(pair => pair.Distance <= Math.Max(2, text.Length / 3))
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Name)
            .ToList();
        return (near.Count > 0 ? near : all).Take(Most).ToList();
    }

    /// <summary>Lists names as the end of a sentence.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names) + ".";

    /// <summary>Tells a person the candidates, or that there is none.</summary>
    public static string Describe(IReadOnlyList<string> near) => near.Count == 0 ? "There is none to choose from." : "Candidates: " + List(near);

    // A part of the name counts as near; otherwise the number of single-letter edits.
    private static int Distance(string text, string name)
    {
        if (name.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return 0;
        }

        var one = text.ToUpperInvariant();
        var other = name.ToUpperInvariant();
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replace = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[other.Length];
    }
}
