using System;
using System.Collections.Generic;

namespace PimTools.Help.About;

/// <summary>Breaks text between words. A word that is longer than a line gets a line of its own.</summary>
public static class LineWrap
{
    /// <summary>Wraps text at a width, with one indent for the first line and one for the others.</summary>
    public static IEnumerable<string> Wrap(string text, int width, string firstIndent, string indent)
    {
        var line = firstIndent;
        var isEmpty = true;

        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = indent;
                isEmpty = true;
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line;
    }
}
