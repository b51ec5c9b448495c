using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PimTools.Text;

namespace PimTools;

/// <summary>
/// Writes a text so that a terminal shows all of it and obeys none of it: control, direction and invisible characters become <c>&lt;U+202E&gt;</c>.
/// </summary>
public static class VisibleText
{
    private static readonly Regex LineBreaks = new(@"[\r\n\t]+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Writes what an object says of itself; null stays null.</summary>
    public static string? Of(object? value) => value?.ToString() is { } text ? Of(text) : null;

    /// <summary>Writes a text; one without such characters stays as it is.</summary>
    public static string Of(string text)
    {
        StringBuilder? visible = null;
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (IsHidden(text, i))
            {
                visible ??= new StringBuilder(text, 0, i, text.Length + 16);
                var code = length == 2 ? char.ConvertToUtf32(text, i) : text[i];
                visible.Append("<U+").Append(code.ToString("X4", CultureInfo.InvariantCulture)).Append('>');
            }
            else
            {
                visible?.Append(text, i, length);
            }

            i += length - 1;
        }

        return visible?.ToString() ?? text;
    }

    /// <summary>
    /// Writes a text for a column of a table: a word that is wider than the column is broken where it has parts, which a terminal does not do.
    /// Null stays null.
    /// </summary>
    /// <param name="value">What is written.</param>
    /// <param name="width">The column's width, in characters.</param>
    public static string? Within(object? value, int width) => value is null ? null : WordBreaks.Within(Of(value)!, width);

    /// <summary>Writes a sentence on one line: its line breaks become spaces.</summary>
    public static string OnOneLine(string text) => Of(LineBreaks.Replace(text, " "));

    // The letters and marks are those that Unicode calls default ignorable or shows as a blank.
    private static bool IsHidden(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.SpaceSeparator => text[index] is not (' ' or '\u3000'),
        _ => text[index] is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u2800' or '\u3164' or '\uFFA0'
            or (>= '\u180B' and <= '\u180F') or (>= '\uFE00' and <= '\uFE0F') or '\uDB40',
    };
}
