using System;
using System.Globalization;
using System.Text;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>The position of the next page, in a text that is opaque to clients.</summary>
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
            // A token that is not base64 is refused like any other wrong one.
        }

        throw ServiceException.BadRequest("The skip token is not valid.");
    }

    public override string ToString() => Base64Url.Encode(Encoding.ASCII.GetBytes(Mark + Offset.ToString(CultureInfo.InvariantCulture)));
}
