using System;
using System.Linq;

namespace PimTools;

/// <summary>Counts how far a typed word is from another: letters left out, put in, taken for others, or swapped with their neighbour.</summary>
internal static class EditDistance
{
    /// <summary>The number of such mistakes, whatever the case of the letters.</summary>
    public static int Of(string text, string name) => Last(text, name)[name.Length];

    /// <summary>The number of such mistakes where the word was typed for the name's beginning: what follows it is none.</summary>
    public static int OfBeginning(string text, string name) => Last(text, name).Min();

    // The distances of the whole text from each beginning of the name.
    private static int[] Last(string text, string name)
    {
        var one = text.ToUpperInvariant();
        var other = name.ToUpperInvariant();
        var before = Array.Empty<int>();
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replace = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, previous) = (previous, current);
        }

        return previous;
    }
}
