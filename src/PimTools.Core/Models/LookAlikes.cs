using System.Collections.Generic;
using System.Linq;

namespace PimTools.Models;

/// <summary>Characters that look like others, or like nothing: they come along when a name is copied from a page, a mail or a table.</summary>
internal static class LookAlikes
{
    private const char FirstOddLetter = '\u00a0';

    /// <summary>The text with plain blanks and hyphens for their look-alikes, and without what nobody sees; the same text where it has none, or nothing else.</summary>
    public static string Fold(string text) =>
        HasAny(text) && string.Concat(text.Select(Plain).Where(letter => letter is not null)).Trim() is { Length: > 0 } plain ? plain : text;

    /// <summary>The spellings under which a name is looked up: as it was typed and, where that differs, in plain characters.</summary>
    public static IEnumerable<string> Spellings(string text)
    {
        yield return text;
        if (Fold(text) is var plain && plain != text)
        {
            yield return plain;
        }
    }

    // Each name of a tenant is compared with each that was typed, and hardly one has any.
    private static bool HasAny(string text)
    {
        foreach (var letter in text)
        {
            if (letter >= FirstOddLetter && Plain(letter) != letter)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The character to read in place of one; null for none.</summary>
    private static char? Plain(char letter) => letter switch
    {
        < FirstOddLetter => letter,
        FirstOddLetter or (>= '\u2000' and <= '\u200a') or '\u202f' or '\u205f' or '\u3000' => ' ',
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\ufe58' or '\ufe63' or '\uff0d' => '-',
        '\u00ad' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u2069') or '\ufeff' => null,
        _ => letter,
    };
}
