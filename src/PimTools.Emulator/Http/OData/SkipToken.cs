using System;
using System.Globalization;
using System.Text;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>Where the next page begins, in words a client is not meant to read.</summary>
internal sealed record SkipToken(int Offset)
{
    private const string Mark = "page:";

    public static SkipToken Parse(string text)
    {
        try
        {
            var plain = Encoding.ASCII.GetString(Base64Url.Decode(text));
            if (plain.StartsWith(Mark, StringComparison.Ordinal)
                && int.TryParse(plain.Substring(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            {
                return new SkipToken(offset);
            }
        }
        catch (FormatException)
        {
            // Falls through to the refusal: a token that is no base64 is as foreign as one with other words.
        }

        throw GraphException.BadRequest("The skip token is not valid.");
    }

    public override string ToString() => Base64Url.Encode(Encoding.ASCII.GetBytes(Mark + Offset.ToString(CultureInfo.InvariantCulture)));
}
