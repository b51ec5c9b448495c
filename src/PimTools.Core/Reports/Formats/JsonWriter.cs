using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace PimTools.Reports.Formats;

/// <summary>
/// Writes JSON as it comes, so that a large report is never held as a text. What could end a script element of HTML, and what a person cannot see,
/// is written as its code.
/// </summary>
internal sealed class JsonWriter
{
    private readonly TextWriter _text;
    private bool _needsComma;

    public JsonWriter(TextWriter text) => _text = text;

    public void Object(Action content) => Enclose('{', content, '}');

    public void Array(Action content) => Enclose('[', content, ']');

    public void Array<T>(IEnumerable<T> items, Action<T> write) => Array(() =>
    {
        foreach (var item in items)
        {
            write(item);
        }
    });

    public void Name(string name)
    {
        Text(name);
        _text.Write(':');
        _needsComma = false;
    }

    public void Text(string? text)
    {
        Separate();
        if (text is null)
        {
            _text.Write("null");
            return;
        }

        _text.Write('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                _text.Write(text[i]);
                _text.Write(text[++i]);
            }
            else
            {
                Write(text[i]);
            }
        }

        _text.Write('"');
    }

    public void Number(long? number)
    {
        Separate();
        _text.Write(number?.ToString(CultureInfo.InvariantCulture) ?? "null");
    }

    public void Flag(bool flag)
    {
        Separate();
        _text.Write(flag ? "true" : "false");
    }

    private void Enclose(char begin, Action content, char end)
    {
        Separate();
        _text.Write(begin);
        _needsComma = false;
        content();
        _text.Write(end);
        _needsComma = true;
    }

    private void Separate()
    {
        if (_needsComma)
        {
            _text.Write(',');
        }

        _needsComma = true;
    }

    private void Write(char letter)
    {
        if (letter is '"' or '\\')
        {
            _text.Write('\\');
            _text.Write(letter);
        }
        else if (letter is '<' or '>' or '&' || IsHidden(letter))
        {
            _text.Write("\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        }
        else
        {
            _text.Write(letter);
        }
    }

    private static bool IsHidden(char letter) => letter >= '\u007f'
        ? char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : letter < ' ';
}
