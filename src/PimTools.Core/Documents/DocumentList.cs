using System.Collections.Generic;

namespace PimTools.Documents;

/// <summary>A list of nodes.</summary>
internal sealed class DocumentList : DocumentNode
{
    public DocumentList(int line, int column, IReadOnlyList<DocumentNode> items)
        : base(line, column) => Items = items;

    public IReadOnlyList<DocumentNode> Items { get; }
}
