using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PimTools.Emulator.State;

/// <summary>Well-formed ids that are the same in every run: made from names, and from a counter where there is no name.</summary>
internal sealed class IdSource
{
    private int _count;

    /// <summary>Gives the id of an object that has a name.</summary>
    public static string Of(string name)
    {
        using var hash = SHA256.Create();
        var bytes = new byte[16];
        Array.Copy(hash.ComputeHash(Encoding.UTF8.GetBytes("contoso/" + name)), bytes, bytes.Length);

        // Version 4, variant 1: parsers that look at those bits accept the id.
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>Gives a new id.</summary>
    public string Next() => Of((++_count).ToString(CultureInfo.InvariantCulture));
}
