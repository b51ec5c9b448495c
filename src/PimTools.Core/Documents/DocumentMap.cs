using System;
using System.Collections.Generic;

namespace PimTools.Documents;

/// <summary>Keys with their values, in the order of the file.</summary>
internal sealed class DocumentMap : DocumentNode
{
    public DocumentMap(int line, int column, IReadOnlyList<DocumentEntry> entries)
        : base(line, column) => Entries = entries;

    public IReadOnlyList<DocumentEntry> Entries { get; }

    /// <summary>Tells whether it is written on one line.</summary>
    public bool IsCompact { get; init; }

    /// <summary>The value of a key; null where there is none, or it says nothing.</summary>
    public DocumentNode? Find(string key)
    {
        for (var i = 0; i < Entries.Count; i++)
        {
            if (string.Equals(Entries[i].Key, key, StringComparison.Ordinal))
            {
                return Entries[i].Value is DocumentScalar { IsNull: true } ? null : Entries[i].Value;
            }
        }

        return null;
    }
}
