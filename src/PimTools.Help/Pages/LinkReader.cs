using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PimTools.Help.Pages;

/// <summary>Reads the RELATED LINKS section.</summary>
internal static class LinkReader
{
    public static IEnumerable<RelatedLink> Read(MarkdownPage page, Section section)
    {
        foreach (var paragraph in section.Body.SelectMany(Paragraphs))
        {
            foreach (var link in paragraph.Inline!.Descendants<LinkInline>())
            {
                yield return new RelatedLink(TextOf(link), AddressOf(page, link, paragraph.Line + 1));
            }
        }
    }

    // One below the other, or as a list.
    private static IEnumerable<ParagraphBlock> Paragraphs(Block block) =>
        block is ParagraphBlock paragraph ? [paragraph] : block.Descendants<ParagraphBlock>();

    private static string TextOf(LinkInline link) =>
        string.Concat(link.Descendants<LiteralInline>().Select(text => text.Content.ToString()));

    private static string? AddressOf(MarkdownPage page, LinkInline link, int line)
    {
        if (Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return address.AbsoluteUri;
        }

        if (string.IsNullOrEmpty(link.Url) || !page.HasNeighbour(link.Url))
        {
            page.Report(line, $"The link '[{TextOf(link)}]({link.Url})' leads nowhere. Give a page of this folder or a web address.");
        }

        return null;
    }
}
