using System.Collections.Generic;
using System.Text;

namespace PimTools.Import;

/// <summary>Reads the rows of a CSV text (RFC 4180) and counts their lines, which Import-Csv does not tell.</summary>
internal sealed class CsvReader
{
    private readonly string _text;
    private readonly char _delimiter;
    private int _at;
    private int _line;

    /// <param name="text">The text.</param>
    /// <param name="delimiter">The character between the fields.</param>
    /// <param name="at">Where to begin, at the beginning of a line.</param>
    /// <param name="line">The number of that line.</param>
    public CsvReader(string text, char delimiter, int at, int line)
    {
        _text = text;
        _delimiter = delimiter;
        _at = at;
        _line = line;
    }

    private bool IsAtLineEnd => _at >= _text.Length || _text[_at] is '\r' or '\n';

    private bool IsAtFieldEnd => IsAtLineEnd || _text[_at] == _delimiter;

    /// <summary>Reads all rows, those that are empty included.</summary>
    public IEnumerable<CsvRecord> Read()
    {
        while (_at < _text.Length)
        {
            yield return ReadRecord();
        }
    }

    private CsvRecord ReadRecord()
    {
        var line = _line;
        var fields = new List<string>();
        var isOpen = false;
        while (true)
        {
            fields.Add(ReadField(ref isOpen));
            if (IsAtLineEnd)
            {
                TakeLineEnd();
                return new CsvRecord(line, fields, isOpen);
            }

            _at++;
        }
    }

    private string ReadField(ref bool isOpen)
    {
        while (!IsAtFieldEnd && _text[_at] is ' ' or '\t')
        {
            _at++;
        }

        var field = new StringBuilder();
        if (!IsAtFieldEnd && _text[_at] == '"')
        {
            isOpen |= !TakeQuoted(field);
        }

        var rest = _at;
        while (!IsAtFieldEnd)
        {
            _at++;
        }

        return field.Append(_text.Substring(rest, _at - rest).TrimEnd(' ', '\t')).ToString();
    }

    // Two quotes within quotes are one that is meant.
    private bool TakeQuoted(StringBuilder field)
    {
        for (_at++; _at < _text.Length;)
        {
            if (_text[_at] == '"')
            {
                _at++;
                if (_at >= _text.Length || _text[_at] != '"')
                {
                    return true;
                }
            }

            var from = _at;
            if (_text[_at] is '\r' or '\n')
            {
                TakeLineEnd();
            }
            else
            {
                _at++;
            }

            field.Append(_text, from, _at - from);
        }

        return false;
    }

    private void TakeLineEnd()
    {
        if (_at < _text.Length)
        {
            _at += _text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
            _line++;
        }
    }
}
