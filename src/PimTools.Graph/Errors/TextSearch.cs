using System.Globalization;

namespace PimTools.Graph.Errors;

/// <summary>Search without regard to case, which the old runtime's <c>Contains</c> lacks.</summary>
internal static class TextSearch
{
    public static bool Mentions(this string text, string part) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part, CompareOptions.OrdinalIgnoreCase) >= 0;
}
