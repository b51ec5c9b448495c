namespace PimTools.Documents;

/// <summary>A key and its value.</summary>
internal sealed class DocumentEntry
{
    public DocumentEntry(DocumentScalar name, DocumentNode value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The key, with its place.</summary>
    public DocumentScalar Name { get; }

    public string Key => Name.Text;

    public DocumentNode Value { get; }
}
