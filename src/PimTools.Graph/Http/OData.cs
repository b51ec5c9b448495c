using System;
using System.Linq;

namespace PimTools.Graph.Http;

/// <summary>The one place where text becomes part of an address.</summary>
internal static class OData
{
    /// <summary>A string literal in a filter or a key: quoted, with quotes doubled (OData URL conventions, 5.1.1.6.1).</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>One segment of a path.</summary>
    public static string Segment(string text) => text.Length == 0 || text == "." || text == ".."
        ? throw new PimException(PimErrorCode.InvalidParameter, $"'{text}' cannot be part of an address.")
        : Uri.EscapeDataString(text);

    /// <summary>A path out of an id that is one, each of its segments escaped; empty for the root.</summary>
    public static string Path(string id) => id.Trim('/') is { Length: > 0 } path ? string.Join("/", path.Split('/').Select(Segment)) : string.Empty;

    /// <summary>A comparison, or null where there is nothing to compare with.</summary>
    public static string StartsWith(string property, string value) => $"startswith({property},{Literal(value)})";

    public static string? Equal(string property, string? value) => value is null ? null : property + " eq " + Literal(value);

    /// <summary>Joins the conditions that are there; null when none is.</summary>
    public static string? And(params string?[] conditions)
    {
        var given = conditions.Where(condition => condition is not null).ToList();
        return given.Count == 0 ? null : string.Join(" and ", given);
    }

    /// <summary>An address with the query options that have a value.</summary>
    public static Uri Address(Uri endpoint, string path, params (string Option, string? Value)[] query)
    {
        var given = query.Where(option => option.Value is not null).Select(option => option.Option + "=" + Uri.EscapeDataString(option.Value!));
        var options = string.Join("&", given);
        return new Uri(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/" + path + (options.Length == 0 ? string.Empty : "?" + options));
    }
}
