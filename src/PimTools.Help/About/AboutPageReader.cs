using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Help.Pages;
using PimTools.Help.Prose;

namespace PimTools.Help.About;

/// <summary>Reads an about page: a short description, a long one, and whatever sections follow.</summary>
public static class AboutPageReader
{
    /// <summary>Get-Help lists topics with this line; a longer one is cut.</summary>
    private const int LongestShortDescription = 76;

    private static readonly string[] First = ["SHORT DESCRIPTION", "LONG DESCRIPTION"];

    /// <summary>Returns null when the page's sections are not as they must be.</summary>
    public static AboutPage? Read(MarkdownPage page)
    {
        if (page.Root.Children is not [{ Level: 1 } title] || title.Title != page.Name)
        {
            page.Report(1, $"The page must have one first-level heading, '# {page.Name}', named as the file.");
            return null;
        }

        if (!title.Children.Take(2).Select(section => section.Title.ToUpperInvariant()).SequenceEqual(First))
        {
            page.Report(title.Line, $"The page must begin with '## {First[0]}' and '## {First[1]}'.");
            return null;
        }

        var sections = title.Children.SelectMany(section => Read(page, section, depth: 0)).ToList();

        if (sections[0].Text is not [Paragraph { Text.Length: <= LongestShortDescription }])
        {
            page.Report(title.Children[0].Line, $"The short description must be one line of at most {LongestShortDescription} characters.");
        }

        return new AboutPage(page.Name, sections);
    }

    private static IEnumerable<AboutSection> Read(MarkdownPage page, Section section, int depth)
    {
        var own = new AboutSection(section.Title, Math.Min(depth, 1), page.ReadProse(section.Body));
        return section.Children.SelectMany(child => Read(page, child, depth + 1)).Prepend(own);
    }
}
