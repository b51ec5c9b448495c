using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PimTools;

/// <summary>Writes an object of JSON (RFC 8259) on one line, member by member. Members without a value are left out.</summary>
internal sealed class JsonLine
{
    private readonly StringBuilder _text = new("{");

    /// <summary>Writes a text as a value of JSON. What a terminal or a script might take for more than text is escaped.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        Quote(quoted, text);
        return quoted.ToString();
    }

    /// <summary>Writes a list of what is JSON already.</summary>
    public static string List(IEnumerable<string> values) => "[" + string.Join(",", values) + "]";

    /// <summary>Adds a text.</summary>
    public JsonLine Add(string name, string? value) => value is { Length: > 0 } ? AddQuoted(name, value) : this;

    /// <summary>Adds a number.</summary>
    public JsonLine Add(string name, int value) => AddJson(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds texts by name, as an object of their own; nothing where there are none.</summary>
    public JsonLine Add(string name, IReadOnlyDictionary<string, string> values)
    {
        var inner = new JsonLine();
        foreach (var value in values.OrderBy(value => value.Key, System.StringComparer.Ordinal))
        {
            inner.Add(value.Key, value.Value);
        }

        return values.Count > 0 ? AddJson(name, inner.ToString()) : this;
    }

    /// <summary>Adds what is JSON already.</summary>
    public JsonLine AddJson(string name, string json)
    {
        Begin(name).Append(json);
        return this;
    }

    /// <summary>The object.</summary>
    public override string ToString() => _text + "}";

    private JsonLine AddQuoted(string name, string value)
    {
        Quote(Begin(name), value);
        return this;
    }

    private StringBuilder Begin(string name)
    {
        if (_text.Length > 1)
        {
            _text.Append(',');
        }

        Quote(_text, name);
        return _text.Append(':');
    }

    private static void Quote(StringBuilder into, string text)
    {
        into.Append('"');
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\\' || !IsPlain(text[i]))
            {
                Escape(into.Append(text, written, i - written), text[i]);
                written = i + 1;
            }
        }

        into.Append(text, written, text.Length - written).Append('"');
    }

    private static void Escape(StringBuilder into, char letter) => _ = letter switch
    {
        '"' => into.Append("\\\""),
        '\\' => into.Append("\\\\"),
        '\n' => into.Append("\\n"),
        '\r' => into.Append("\\r"),
        '\t' => into.Append("\\t"),
        _ => into.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
    };

    // A half of a pair is no text, and some readers end a line at U+2028.
    private static bool IsPlain(char letter) => letter is >= ' ' and < '\u007f'
        || (letter is > '\u007f' and not ('\u2028' or '\u2029' or '\u0085')
            && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control));
}
