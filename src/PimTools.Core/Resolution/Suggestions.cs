using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Resolution;

/// <summary>Suggests what a mistyped name may have meant.</summary>
internal static class Suggestions
{
    private const int Most = 8;
    private const int MostTold = 3;

    // Fewer letters are the beginning of too many words.
    private const int ShortestAbbreviation = 4;

    /// <summary>The names closest to the text, closest first; all of them, up to eight, where none is close.</summary>
    public static IReadOnlyList<string> Find(string text, IEnumerable<string> names)
    {
        var all = Nearest(text, names);
        var near = all.Where(name => Distance(text, name) <= Math.Max(2, text.Length / 3)).ToList();
        return (near.Count > 0 ? near.AsEnumerable() : all.OrderBy(name => name, StringComparer.OrdinalIgnoreCase)).Take(Most).ToList();
    }

    /// <summary>Each of the names once, those closest to the text first.</summary>
    public static IReadOnlyList<string> Nearest(string text, IEnumerable<string> names) => names
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(name => Distance(text, name))
        .ThenBy(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .ThenBy(name => name, StringComparer.OrdinalIgnoreCase)
        .ToList();

    /// <summary>Lists names as the end of a sentence: three of them, and how many more there are.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        var more = all.Count > MostTold ? $" and {all.Count - MostTold} more" : string.Empty;
        return string.Join(", ", all.Take(MostTold)) + more + ".";
    }

    /// <summary>Tells a person the candidates, or that there is none.</summary>
    public static string Describe(IReadOnlyList<string> near) => near.Count == 0 ? "There is none to choose from." : "Candidates: " + List(near);

    // A part of the name counts as near, and a name that was shortened; otherwise the number of single-letter mistakes.
    private static int Distance(string text, string name) =>
        name.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0 ? 0
        : IsShortened(text, name) ? 1
        : EditDistance.Of(text, name);

    // Each word that was typed is the beginning of a word of the name, give or take a letter in three: "User Admn".
    private static bool IsShortened(string text, string name) => text.Length >= ShortestAbbreviation && text.Split(' ').All(
        typed => name.Split(' ').Any(word => EditDistance.OfBeginning(typed, word) <= typed.Length / 3));
}
