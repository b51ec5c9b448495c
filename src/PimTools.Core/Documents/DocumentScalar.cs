namespace PimTools.Documents;

/// <summary>A single value.</summary>
internal sealed class DocumentScalar : DocumentNode
{
    public DocumentScalar(int line, int column, string text, bool isQuoted)
        : base(line, column)
    {
        Text = text;
        IsQuoted = isQuoted;
    }

    /// <summary>The value as it was written, without its quotes.</summary>
    public string Text { get; }

    /// <summary>Tells whether it stood in quotes or in a block, and so is text whatever it looks like.</summary>
    public bool IsQuoted { get; }

    /// <summary>Tells whether it is there and says nothing.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}
