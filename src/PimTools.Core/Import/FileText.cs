using System;
using System.Linq;
using System.Text;

namespace PimTools.Import;

/// <summary>Reads the bytes of a file as text. Bytes that are not of its encoding are refused: a letter that is lost goes into the audit log.</summary>
internal static class FileText
{
    // The longer mark comes first, since it begins like the shorter one.
    private static readonly Encoding[] Marked =
    {
        new UTF8Encoding(true, true), new UTF32Encoding(false, true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true),
    };

    /// <summary>Reads it by the mark at its beginning, or else as what was given, or else as UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="given">The encoding that a person named; null for none.</param>
    /// <exception cref="PimException">It is not in that encoding (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static string Read(byte[] bytes, Encoding? given)
    {
        var marked = Array.Find(Marked, one => one.GetPreamble() is var mark && bytes.Length >= mark.Length && bytes.Take(mark.Length).SequenceEqual(mark));
        var from = marked?.GetPreamble().Length ?? 0;
        try
        {
            return Strict(marked ?? given ?? Marked[0]).GetString(bytes, from, bytes.Length - from);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.Take(Math.Max(0, e.Index + from)).Count(one => one == '\n');
            throw new PimException(PimErrorCode.InvalidParameter, $"Line {line} has bytes that are no {(marked ?? given)?.WebName ?? "UTF-8"}.", e)
            {
                Remedy = "Excel writes such files as 'CSV': save it as 'CSV UTF-8', or read it with -Encoding windows-1252 (Western Europe) or the code page "
                    + "of the machine that it comes from. Nothing was sent.",
            };
        }
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
