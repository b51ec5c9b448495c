using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Emulator.Endpoints;

/// <summary>Takes the queries apart that scopes of reviews have: paths of Graph, with or without a version.</summary>
internal static class ReviewQuery
{
    private static readonly Regex Filtered = new(@"\b(?:roleDefinitionId|groupId) eq '([^']+)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Gives the parts of the path, without a version.</summary>
    public static string[] Path(string query)
    {
        var parts = query.Split('?')[0].Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && parts[0] is "v1.0" or "beta" ? [.. parts.Skip(1)] : parts;
    }

    /// <summary>Gives the id that the filter of a query compares with; null where there is none.</summary>
    public static string? FilteredId(string query) => Filtered.Match(Uri.UnescapeDataString(query)) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Tells whether a path has a part, whatever its case.</summary>
    public static bool Has(string[] path, string part) => path.Contains(part, StringComparer.OrdinalIgnoreCase);
}
