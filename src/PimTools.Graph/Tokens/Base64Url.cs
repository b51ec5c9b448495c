using System;

namespace PimTools.Graph.Tokens;

/// <summary>Reads Base64 as tokens and challenges write it: either alphabet, with or without padding (RFC 4648, 5).</summary>
internal static class Base64Url
{
    public static bool TryDecode(string text, out byte[] bytes)
    {
        var plain = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        try
        {
            bytes = Convert.FromBase64String(plain.PadRight(plain.Length + ((4 - (plain.Length % 4)) % 4), '='));
            return true;
        }
        catch (FormatException)
        {
            bytes = Array.Empty<byte>();
            return false;
        }
    }
}
