using System;
using System.Linq;

namespace PimTools.Reports.Formats;

/// <summary>Writes ids of requests, each of which stands once, in 22 letters instead of 36.</summary>
internal static class PageId
{
    private const int Letters = 22;

    /// <summary>Tells whether a text comes back from <see cref="Pack"/> as it was.</summary>
    public static bool IsId(string text) => Guid.TryParseExact(text, "D", out var id) && id.ToString("D") == text;

    public static string Pack(string id)
    {
        var digits = id.Replace("-", string.Empty);
        return Convert.ToBase64String(Enumerable.Range(0, digits.Length / 2).Select(index => Convert.ToByte(digits.Substring(index * 2, 2), 16)).ToArray()).Substring(0, Letters);
    }
}
