using System;
using System.Text;
using System.Text.RegularExpressions;

namespace PimTools.Models;

/// <summary>A name with PowerShell's wildcards: <c>*</c>, <c>?</c>, <c>[a-z]</c>; a backtick takes the next character as it is.</summary>
internal sealed class WildcardName
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Regex _regex;

    /// <exception cref="PimException">A range runs backwards (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public WildcardName(string text)
    {
        try
        {
            _regex = new Regex(ToRegex(text), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
        }
        catch (ArgumentException e)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{text}' is not a valid wildcard: one of its ranges is in descending order.", e)
            {
                Remedy = "Write ranges in ascending order, such as [a-z]. To mean a bracket itself, put a backtick before it: `[.",
                TargetObject = text,
            };
        }
    }

    public static bool IsWildcard(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '`':
                    i++;
                    break;
                case '*' or '?':
                    return true;
                case '[' when text.IndexOf(']', i + 1) > i + 1:
                    return true;
            }
        }

        return false;
    }

    /// <summary>The name that an escaped text stands for: a backtick before a wildcard or another backtick goes.</summary>
    public static string Unescape(string text)
    {
        var name = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var escapes = text[i] == '`' && i + 1 < text.Length && "*?[]`".IndexOf(text[i + 1]) >= 0;
            name.Append(escapes ? text[++i] : text[i]);
        }

        return name.ToString();
    }

    public bool IsMatch(string name) => _regex.IsMatch(name);

    private static string ToRegex(string text)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '[' ? text.IndexOf(']', i + 1) : -1;
            if (text[i] == '`' && i + 1 < text.Length)
            {
                regex.Append(Regex.Escape(text[++i].ToString()));
            }
            else if (close > i + 1)
            {
                regex.Append('[').Append(CharacterClass(text.Substring(i + 1, close - i - 1))).Append(']');
                i = close;
            }
            else
            {
                regex.Append(text[i] switch
                {
                    '*' => ".*",
                    '?' => ".",
                    var other => Regex.Escape(other.ToString()),
                });
            }
        }

        return regex.Append('$').ToString();
    }

    // Inside brackets only ranges mean something; what a regular expression would read otherwise is escaped.
    private static string CharacterClass(string content) => content.Replace("\\", "\\\\").Replace("^", "\\^").Replace("[", "\\[");
}
