using System;
using System.Globalization;
using System.Text;

namespace PimTools.Input;

/// <summary>Reads the name of an encoding as PowerShell's own cmdlets take it, its registered name, or the number of a code page.</summary>
public sealed class EncodingInputAttribute : InputAttribute
{
    /// <summary>Reads an encoding.</summary>
    public EncodingInputAttribute()
        : base(typeof(Encoding))
    {
    }

    private protected override object? Read(object? given) => SingleValueAttribute.Only(given) is not { } one ? null
        : RawArgument.Value(one) is Encoding encoding ? encoding
        : Of(RawArgument.Text(one).Trim());

    private static Encoding Of(string name)
    {
        try
        {
            return name.ToUpperInvariant() switch
            {
                "UTF8" or "UTF8BOM" or "UTF8NOBOM" => Encoding.UTF8,
                "UNICODE" => Encoding.Unicode,
                "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
                "UTF32" => Encoding.UTF32,
                "ASCII" => Encoding.ASCII,
                "ANSI" => Encoding.GetEncoding(CultureInfo.CurrentCulture.TextInfo.ANSICodePage),
                "OEM" => Encoding.GetEncoding(CultureInfo.CurrentCulture.TextInfo.OEMCodePage),
                _ => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name),
            };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Refuse($"'{name}' is no encoding that is known here. Give utf8, ansi, oem, unicode, a name such as windows-1252, or the number of a code page.");
        }
    }
}
