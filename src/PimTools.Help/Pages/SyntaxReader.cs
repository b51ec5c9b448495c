using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>Reads the SYNTAX section: one code block per parameter set.</summary>
internal sealed partial class SyntaxReader(MarkdownPage page)
{
    // The set's name in a page that has one set only, and so no heading for it.
    private const string OnlySet = "__AllParameterSets";
    private const string DefaultMark = "(Default)";

    public IReadOnlyList<SyntaxSet> Read(Section section)
    {
        var sets = section.Children.Count == 0
            ? ReadSet(section, OnlySet, isDefault: true)
            : section.Children.SelectMany(child => ReadSet(child, NameOf(child), IsDefault(child)));

        return sets.ToList();
    }

    private static bool IsDefault(Section set) => set.Title.EndsWith(DefaultMark, StringComparison.Ordinal);

    private static string NameOf(Section set) => set.Title.Replace(DefaultMark, string.Empty, StringComparison.Ordinal).Trim();

    private IEnumerable<SyntaxSet> ReadSet(Section section, string name, bool isDefault)
    {
        if (section.Body is not [FencedCodeBlock code])
        {
            page.Report(section.Line, $"'{section}' must hold one ``` block with the syntax, and nothing else.");
            yield break;
        }

        var line = code.Line + 2;
        var text = string.Join(' ', ProseReader.ReadCode(code).Lines.Select(part => part.Trim())).Trim();

        if (!text.StartsWith(page.Name + " ", StringComparison.Ordinal) || !text.EndsWith("[<CommonParameters>]", StringComparison.Ordinal))
        {
            page.Report(line, $"The syntax must begin with '{page.Name} ' and end with '[<CommonParameters>]'.");
            yield break;
        }

        yield return new SyntaxSet(name, isDefault, ReadItems(text[page.Name.Length..^"[<CommonParameters>]".Length], line), line);
    }

    private List<SyntaxItem> ReadItems(string text, int line)
    {
        var items = new List<SyntaxItem>();
        var end = 0;

        foreach (Match match in Item().Matches(text))
        {
            ExpectBlank(text[end..match.Index], line);
            end = match.Index + match.Length;

            var type = match.Groups["type"] is { Success: true } found ? found.Value : null;
            var isPositional = match.Groups["positional"].Success;
            items.Add(new SyntaxItem(match.Groups["name"].Value, type, !match.Groups["optional"].Success, isPositional));
        }

        ExpectBlank(text[end..], line);
        return items;
    }

    private void ExpectBlank(string text, int line)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            page.Report(
                line,
                $"Cannot read '{text.Trim()}'. Write -Name <Type>, [-Name <Type>], [-Name] <Type>, [[-Name] <Type>], -Name or [-Name].");
        }
    }

    // Longest form first: [[-Name] <Type>], [-Name] <Type>, [-Name <Type>], -Name <Type>; a switch has no type.
    [GeneratedRegex(@"(?<optional>\[)(?<positional>\[)-(?<name>\w+)\]\ <(?<type>[^>\s]+)>\]
                     |(?<positional>\[)-(?<name>\w+)\]\ <(?<type>[^>\s]+)>
                     |(?<optional>\[)-(?<name>\w+)(\ <(?<type>[^>\s]+)>)?\]
                     |-(?<name>\w+)(\ <(?<type>[^>\s]+)>)?", RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();
}
