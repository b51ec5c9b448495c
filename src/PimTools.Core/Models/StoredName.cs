using System.Globalization;
using System.Linq;

namespace PimTools.Models;

/// <summary>Names that a person gives to what is kept here: a favourite, a connection.</summary>
internal static class StoredName
{
    private static readonly char[] Wildcards = { '*', '?', '[', ']', '`' };

    /// <summary>Tells whether everybody sees what the name is, and it means nothing else beside.</summary>
    public static bool IsPlain(string name) => !string.IsNullOrWhiteSpace(name) && name.IndexOfAny(Wildcards) < 0 && !name.Any(IsHidden);

    /// <summary>Refuses a name that nobody could give without meaning others, too, or could not see.</summary>
    /// <param name="what">A word for what gets the name, such as <c>favourite</c>.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void Check(string what, string name)
    {
        if (!IsPlain(name))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"A {what} cannot be called '{new string(name.Where(c => !IsHidden(c)).ToArray())}'.")
            {
                Remedy = "Give a name that can be seen, without control characters and without the wildcard characters * ? [ ] `.",
                TargetObject = name,
            };
        }
    }

    private static bool IsHidden(char character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
