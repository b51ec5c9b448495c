using System.Collections.Generic;
using Markdig.Syntax;

namespace PimTools.Help.Pages;

/// <summary>A heading with what stands below it.</summary>
public sealed class Section
{
    public Section(string title, int level, int line)
    {
        Title = title;
        Level = level;
        Line = line;
    }

    public string Title { get; }

    public int Level { get; }

    /// <summary>The heading's line, from 1.</summary>
    public int Line { get; }

    /// <summary>The blocks up to the next heading of any level.</summary>
    public List<Block> Body { get; } = [];

    public List<Section> Children { get; } = [];

    /// <summary>The heading as it stands in the page.</summary>
    public override string ToString() => new string('#', Level) + " " + Title;
}
