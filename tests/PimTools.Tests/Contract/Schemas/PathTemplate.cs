using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Tests.Contract.Schemas;

/// <summary>A path with {placeholders}.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex _regex;

    public PathTemplate(string template)
    {
        // Azure's {scope} spans segments and may be empty. Any other placeholder is one segment, or a word in a function's brackets.
        var pattern = Placeholder().Replace(
            Regex.Escape(template),
            match => match.Value == @"/\{scope}" ? "(/.+)?" : match.Value[..^match.Groups["name"].Length] + "[^/']+");

        _regex = new Regex($"^{pattern}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
        Literals = template.Split('/').Count(segment => !segment.Contains('{', StringComparison.Ordinal));
    }

    /// <summary>Tells how many segments are fixed. Of several templates that match, the one with most is meant.</summary>
    public int Literals { get; }

    public bool Matches(string path) => _regex.IsMatch(path);

    [GeneratedRegex(@"/\\\{scope}|(?<name>\\\{[^}]+})", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
