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
        foreach (var leaf in section.Body.SelectMany(block => block.Descendants<ParagraphBlock>().Prepend(block as ParagraphBlock)).OfType<ParagraphBlock>())
        {
            foreach (var link in leaf.Inline!.Descendants<LinkInline>())
            {
                yield return new RelatedLink(TextOf(link), AddressOf(page, link, leaf.Line + 1));
            }
        }
    }

    private static string TextOf(LinkInline link) => string.Concat(link.Descendants<LiteralInline>().Select(text => text.Content.ToString()));

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
