using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace PimTools.Completion;

/// <summary>Writes a value as it can be typed, so that the line being edited shows all of it and the terminal obeys none of it.</summary>
internal static class CompletionText
{
    /// <summary>Quotes a value where that is needed.</summary>
    /// <param name="text">The value.</param>
    /// <param name="isPattern">Tells whether the parameter takes wildcards, which are then escaped.</param>
    public static string Quote(string text, bool isPattern)
    {
        // A dash in front would make a parameter of it.
        if (!text.StartsWith("-", StringComparison.Ordinal) && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/') && VisibleText.Of(text) == text)
        {
            return text;
        }

        var value = isPattern ? WildcardPattern.Escape(text) : text;
        return VisibleText.Of(value) == value ? "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'" : Spell(value);
    }

    // Characters that nobody sees are spelled by their numbers, which every PowerShell reads.
    private static string Spell(string value)
    {
        var spelled = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '$' or '`' or '\u201C' or '\u201D' or '\u201E')
            {
                spelled.Append('`').Append(c);
            }
            else if (char.IsSurrogate(c) || VisibleText.Of(c.ToString()) != c.ToString())
            {
                spelled.Append("$([char]0x").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append(')');
            }
            else
            {
                spelled.Append(c);
            }
        }

        return spelled.Append('"').ToString();
    }
}
