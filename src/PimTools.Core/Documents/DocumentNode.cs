namespace PimTools.Documents;

/// <summary>A node of a YAML or JSON document, with its place in the file.</summary>
internal abstract class DocumentNode
{
    private protected DocumentNode(int line, int column)
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The column, counted from 1.</summary>
    public int Column { get; }
}
