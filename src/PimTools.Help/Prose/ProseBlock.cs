using System.Collections.Generic;
using System.Linq;

namespace PimTools.Help.Prose;

/// <summary>A piece of running text without its Markdown marks.</summary>
public abstract record ProseBlock
{
    /// <summary>The piece as plain text; lines end in \n.</summary>
    public abstract string ToPlainText();
}

public sealed record Paragraph(string Text) : ProseBlock
{
    public override string ToPlainText() => Text;
}

public sealed record TextList(IReadOnlyList<TextListItem> Items) : ProseBlock
{
    public override string ToPlainText() => string.Join('\n', Items.Select(item => item.Indent + item.Marker + item.Text));
}

/// <summary>One item; those of an inner list follow it, with a greater depth.</summary>
public sealed record TextListItem(int Depth, string Marker, string Text)
{
    public string Indent => new(' ', 2 * Depth);
}

public sealed record CodeBlockText(string Language, IReadOnlyList<string> Lines) : ProseBlock
{
    public override string ToPlainText() => string.Join('\n', Lines);
}
