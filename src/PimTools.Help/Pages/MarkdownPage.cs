using System.Collections.Generic;
using System.IO;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using PimTools.Help.Prose;

namespace PimTools.Help.Pages;

/// <summary>A Markdown file as a tree of headings, and what was found wrong with it.</summary>
public sealed class MarkdownPage
{
    // Pipe tables are read only so that they can be refused: Get-Help cannot show one.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    private readonly List<PageProblem> _problems = [];
    private readonly string _path;

    private MarkdownPage(string path)
    {
        _path = path;
        Name = Path.GetFileNameWithoutExtension(path);
        Root = new Section(Name, 0, 1);
    }

    /// <summary>The file's name without its extension.</summary>
    public string Name { get; }

    /// <summary>The front matter; null when the page has none.</summary>
    public YamlFrontMatterBlock? FrontMatter { get; private set; }

    /// <summary>Holds the first-level headings.</summary>
    public Section Root { get; }

    public IReadOnlyList<PageProblem> Problems => _problems;

    public static MarkdownPage Parse(string path, string text)
    {
        var page = new MarkdownPage(path);
        var open = new Stack<Section>([page.Root]);

        foreach (var block in Markdown.Parse(text, Pipeline))
        {
            switch (block)
            {
                case YamlFrontMatterBlock yaml:
                    page.FrontMatter = yaml;
                    break;
                case HeadingBlock heading:
                    while (open.Peek().Level >= heading.Level)
                    {
                        open.Pop();
                    }

                    var section = new Section(page.ReadText(heading), heading.Level, heading.Line + 1);
                    open.Peek().Children.Add(section);
                    open.Push(section);
                    break;
                default:
                    open.Peek().Body.Add(block);
                    break;
            }
        }

        return page;
    }

    /// <summary>Notes a problem at a line, from 1.</summary>
    public void Report(int line, string message) => _problems.Add(new PageProblem(_path, line, message));

    /// <summary>The text of blocks, as Get-Help can show it.</summary>
    public IReadOnlyList<ProseBlock> ReadProse(IEnumerable<Block> blocks) => new ProseReader(this).Read(blocks);

    private string ReadText(HeadingBlock heading) => new ProseReader(this).ReadText(heading);

    /// <summary>Tells whether the page's folder holds such a file.</summary>
    public bool HasNeighbour(string relativePath) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(_path) ?? string.Empty, relativePath));
}
