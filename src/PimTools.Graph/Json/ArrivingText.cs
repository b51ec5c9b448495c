using System;
using System.IO;
using System.Threading.Tasks;

namespace PimTools.Graph.Json;

/// <summary>
/// Hands out the JSON text of an answer as it arrives, in pieces that end where a list in it begins and where each of its elements ends. An element
/// is there as a whole when its beginning is handed out, so that it is read without a wait.
/// </summary>
internal sealed class ArrivingText : TextReader
{
    // The answer, its list, and an element of that.
    private const int DepthOfList = 2;

    private const int Few = 16 << 10;

    private readonly StreamReader _text;
    private char[] _chars = new char[Few];
    private int _handedOut;
    private int _endOfPiece;
    private int _scanned;
    private int _arrived;
    private int _depth;
    private bool _isInText;
    private bool _isEscaped;

    public ArrivingText(Stream body) => _text = new StreamReader(body, System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: Few);

    /// <summary>The rest of the piece, or as much of it as is wanted; none where the piece is at its end.</summary>
    public override int Read(char[] buffer, int index, int count)
    {
        var handed = Math.Min(count, _endOfPiece - _handedOut);
        Array.Copy(_chars, _handedOut, buffer, index, handed);
        _handedOut += handed;
        return handed;
    }

    /// <summary>As the other, but goes on to the next piece where one is at its end; none at the end of the text.</summary>
    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        if (_handedOut == _endOfPiece)
        {
            await ArriveAsync();
        }

        return Read(buffer, index, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Waits until the next piece is there as a whole.</summary>
    private async Task ArriveAsync()
    {
        while (!FindEndOfPiece())
        {
            MakeRoom();
            var read = await _text.ReadAsync(_chars, _arrived, _chars.Length - _arrived);
            _arrived += read;
            if (read == 0)
            {
                _endOfPiece = _arrived;
                return;
            }
        }
    }

    private void MakeRoom()
    {
        if (_handedOut > 0)
        {
            Array.Copy(_chars, _handedOut, _chars, 0, _arrived - _handedOut);
            _scanned -= _handedOut;
            _arrived -= _handedOut;
            _handedOut = _endOfPiece = 0;
        }

        if (_arrived == _chars.Length)
        {
            Array.Resize(ref _chars, _chars.Length * 2);
        }
    }

    private bool FindEndOfPiece()
    {
        while (_scanned < _arrived)
        {
            if (_isInText)
            {
                SkipText();
            }
            else if (IsEndOfPiece(_chars[_scanned++]))
            {
                _endOfPiece = _scanned;
                return true;
            }
        }

        return false;
    }

    private bool IsEndOfPiece(char next)
    {
        switch (next)
        {
            case '"':
                _isInText = true;
                return false;
            case '{':
                _depth++;
                return false;
            case '[':
                return ++_depth == DepthOfList;
            case '}' or ']':
                return --_depth == DepthOfList;
            default:
                return false;
        }
    }

    private void SkipText()
    {
        while (_isInText && _scanned < _arrived)
        {
            var next = _chars[_scanned++];
            _isInText = _isEscaped || next != '"';
            _isEscaped = !_isEscaped && next == '\\';
        }
    }
}
