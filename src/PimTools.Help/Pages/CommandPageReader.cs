using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>Reads a cmdlet's page in PlatyPS's schema 2.0.0 and reports every departure from it.</summary>
public static class CommandPageReader
{
    private static readonly string[] Sections =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    /// <summary>Returns null when the page's sections are not as they must be.</summary>
    public static CommandPage? Read(MarkdownPage page)
    {
        var online = FrontMatterReader.ReadOnlineVersion(page);

        if (FindSections(page) is not { } sections)
        {
            return null;
        }

        var syntax = new SyntaxReader(page).Read(sections["SYNTAX"]);
        var parameters = new ParameterReader(page).Read(sections["PARAMETERS"]);
        SyntaxChecks.Check(page, syntax, parameters);

        return new CommandPage(
            page.Name,
            ReadSynopsis(page, sections["SYNOPSIS"]),
            syntax,
            ReadText(page, sections["DESCRIPTION"]),
            new ExampleReader(page).Read(sections["EXAMPLES"]),
            parameters,
            ReadTypes(page, sections["INPUTS"]),
            ReadTypes(page, sections["OUTPUTS"]),
            page.ReadProse(sections["NOTES"].Body),
            // Get-Help -Online opens the first address, and says so where no link has one.
            [.. online is null ? Array.Empty<RelatedLink>() : [new RelatedLink("Online version:", online)], .. LinkReader.Read(page, sections["RELATED LINKS"])]);
    }

    private static Dictionary<string, Section>? FindSections(MarkdownPage page)
    {
        if (page.Root.Children is not [{ Level: 1 } title] || title.Title != page.Name)
        {
            page.Report(1, $"The page must have one first-level heading, '# {page.Name}', named as the file.");
            return null;
        }

        var found = new Dictionary<string, Section>(StringComparer.Ordinal);

        foreach (var section in title.Children)
        {
            if (!Sections.Contains(section.Title) || section.Level != 2)
            {
                page.Report(section.Line, $"Unknown heading '{section}'. The second-level headings are: {string.Join(", ", Sections)}.");
            }
            else if (!found.TryAdd(section.Title, section))
            {
                page.Report(section.Line, $"'{section}' stands twice. Join the two.");
            }
        }

        var missing = Sections.Where(name => !found.ContainsKey(name)).ToList();
        foreach (var name in missing)
        {
            page.Report(title.Line, $"The section '## {name}' is missing. Add it.");
        }

        return missing.Count == 0 ? found : null;
    }

    private static string ReadSynopsis(MarkdownPage page, Section section)
    {
        if (ReadText(page, section) is [Paragraph synopsis])
        {
            return synopsis.Text;
        }

        page.Report(section.Line, $"'{section}' must be one paragraph.");
        return string.Empty;
    }

    private static IReadOnlyList<ProseBlock> ReadText(MarkdownPage page, Section section)
    {
        if (section.Body.Count == 0)
        {
            page.Report(section.Line, $"'{section}' is empty. Write at least a sentence.");
        }

        return page.ReadProse(section.Body);
    }

    private static List<CommandType> ReadTypes(MarkdownPage page, Section section)
    {
        if (section.Children.Count == 0)
        {
            page.Report(section.Line, $"'{section}' names no type. Add '### Namespace.Type', or '### None'.");
        }

        return section.Children.Select(type => new CommandType(type.Title, page.ReadProse(type.Body))).ToList();
    }
}
