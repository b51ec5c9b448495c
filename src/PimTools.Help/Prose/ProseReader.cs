using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PimTools.Help.Pages;

namespace PimTools.Help.Prose;

/// <summary>Takes the Markdown marks off running text, and refuses what a help page in a console cannot show.</summary>
public sealed class ProseReader(MarkdownPage page)
{
    public IReadOnlyList<ProseBlock> Read(IEnumerable<Block> blocks)
    {
        var prose = new List<ProseBlock>();

        foreach (var block in blocks)
        {
            switch (block)
            {
                case ParagraphBlock paragraph:
                    prose.Add(new Paragraph(ReadText(paragraph)));
                    break;
                case ListBlock list:
                    prose.Add(new TextList(ReadItems(list, depth: 0).ToList()));
                    break;
                case CodeBlock code:
                    prose.Add(ReadCode(code));
                    break;
                case HtmlBlock { Type: HtmlBlockType.Comment } or LinkReferenceDefinitionGroup:
                    break;
                default:
                    page.Report(block.Line + 1, $"Get-Help cannot show {Describe(block)}. Write a paragraph, a list or a code block.");
                    break;
            }
        }

        return prose;
    }

    /// <summary>A paragraph's or heading's text on one line, except for hard line breaks.</summary>
    public string ReadText(LeafBlock block)
    {
        var text = new StringBuilder();
        Append(text, block.Inline!, block);
        return text.ToString().Trim();
    }

    public static CodeBlockText ReadCode(CodeBlock block)
    {
        var lines = block.Lines.Lines.Take(block.Lines.Count).Select(line => line.Slice.ToString()).ToList();
        return new CodeBlockText((block as FencedCodeBlock)?.Info ?? string.Empty, lines);
    }

    private IEnumerable<TextListItem> ReadItems(ListBlock list, int depth)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;

        foreach (var item in list.Cast<ListItemBlock>())
        {
            var marker = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var text = new List<string>();
            var inner = new List<TextListItem>();

            foreach (var block in item)
            {
                switch (block)
                {
                    case ParagraphBlock paragraph:
                        text.Add(ReadText(paragraph));
                        break;
                    case ListBlock innerList:
                        inner.AddRange(ReadItems(innerList, depth + 1));
                        break;
                    default:
                        page.Report(block.Line + 1, $"A list item cannot hold {Describe(block)}. Write text, or close the list first.");
                        break;
                }
            }

            yield return new TextListItem(depth, marker, string.Join(' ', text));

            foreach (var innerItem in inner)
            {
                yield return innerItem;
            }
        }
    }

    private void Append(StringBuilder text, ContainerInline container, LeafBlock block)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content);
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded);
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? '\n' : ' ');
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LinkInline { IsImage: false } link:
                    Append(text, link, block);
                    text.Append(IsWebAddress(link) ? $" ({link.Url})" : string.Empty);
                    break;
                case EmphasisInline emphasis:
                    Append(text, emphasis, block);
                    break;
                default:
                    page.Report(
                        block.Line + 1,
                        $"Get-Help cannot show '{Source(inline)}'. Put it between backticks if it is meant literally.");
                    break;
            }
        }
    }

    private static bool IsWebAddress(LinkInline link) =>
        link.Url is { } url && url.StartsWith("http", StringComparison.Ordinal)
        && (link.FirstChild as LiteralInline)?.Content.ToString() != url;

    private static string Source(Inline inline) => inline is HtmlInline html ? html.Tag : inline.GetType().Name;

    private static string Describe(Block block) => block switch
    {
        Table => "a table",
        QuoteBlock => "a quotation",
        HtmlBlock => "HTML",
        CodeBlock => "a code block",
        HeadingBlock => "a heading",
        _ => "this",
    };
}
