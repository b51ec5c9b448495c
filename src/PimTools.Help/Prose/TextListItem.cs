namespace PimTools.Help.Prose;

/// <summary>One item; those of an inner list follow it, with a greater depth.</summary>
public sealed record TextListItem(int Depth, string Marker, string Text)
{
    public string Indent => new(' ', 2 * Depth);
}
