using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Graph;

/// <summary>The path of a Graph call: version and segments, with keys and functions as segments.</summary>
internal sealed class GraphPath
{
    public const string Stable = "v1.0";
    public const string Beta = "beta";

    private static readonly Regex CurrentUser = new(
        @"^(?:microsoft\.graph\.)?filterByCurrentUser\(on='(\w+)'\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex KeyInParentheses = new(@"^(\w+)\('(.+)'\)$", RegexOptions.CultureInvariant);

    private static readonly Regex AlternateKey = new(@"^(\w+)\((\w+)='?([^']+)'?\)$", RegexOptions.CultureInvariant);

    private GraphPath(string root, string version, IReadOnlyList<string> segments)
    {
        Root = root;
        Version = version;
        Segments = segments;
    }

    /// <summary>The scheme and authority of the call.</summary>
    public string Root { get; }

    public string Version { get; }

    public IReadOnlyList<string> Segments { get; }

    public string LastSegment => Segments.Count > 0 ? Segments[Segments.Count - 1] : Version;

    /// <summary>Tells whether the path begins with these segments.</summary>
    public bool IsBelow(IReadOnlyCollection<string> area) => Segments.Take(area.Count).SequenceEqual(area, StringComparer.OrdinalIgnoreCase);

    public static GraphPath Parse(Uri uri)
    {
        // Split before unescaping: an escaped slash belongs to a key.
        var parts = uri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var version = parts.FirstOrDefault() ?? "";
        if (!IsVersion(version))
            throw ServiceException.BadRequest($"Invalid version: {version}");

        return new GraphPath(uri.GetLeftPart(UriPartial.Authority), version.ToLowerInvariant(), [.. parts.Skip(1).SelectMany(Plain)]);
    }

    private static bool IsVersion(string text) =>
        text.Equals(Stable, StringComparison.OrdinalIgnoreCase) || text.Equals(Beta, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Plain(string segment)
    {
        if (CurrentUser.Match(segment) is { Success: true } function)
            return ["filterByCurrentUser", function.Groups[1].Value];
        if (KeyInParentheses.Match(segment) is { Success: true } keyed)
            return [keyed.Groups[1].Value, keyed.Groups[2].Value];

        // The name of an alternate key keeps its parentheses, so that no id can be taken for it.
        if (AlternateKey.Match(segment) is { Success: true } named)
            return [named.Groups[1].Value, $"({named.Groups[2].Value})", named.Groups[3].Value];
        return [segment];
    }
}
