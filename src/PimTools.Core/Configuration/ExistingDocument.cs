using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Keeps of a document that is written over what only a person can know: templates, break-glass accounts, and what is protected and why.</summary>
internal static class ExistingDocument
{
    private static readonly string[] OfRoot = { "breakGlass", "templates" };
    private static readonly string[] OfItem = { "extends", "justification", "protect" };

    /// <summary>The new document with what is kept of the old one.</summary>
    public static DocumentMap Keep(DocumentMap written, DocumentNode? existing)
    {
        if (existing is not DocumentMap old)
        {
            return written;
        }

        var kept = OfRoot.SelectMany(key => old.Entries.Where(entry => entry.Key == key));
        var lists = written.Entries.Skip(1).Select(entry => new DocumentEntry(entry.Name, Keep((DocumentList)entry.Value, old.Find(entry.Key) as DocumentList)));
        return new DocumentMap(0, 0, written.Entries.Take(1).Concat(kept).Concat(lists).ToList());
    }

    private static DocumentList Keep(DocumentList written, DocumentList? existing)
    {
        var old = new Dictionary<string, DocumentMap>(StringComparer.Ordinal);
        foreach (var item in existing?.Items.OfType<DocumentMap>() ?? Enumerable.Empty<DocumentMap>())
        {
            old[DocumentPath.Of(DocumentPath.Root, item, 0)] = item;
        }

        return new DocumentList(0, 0, written.Items.Select(item => old.TryGetValue(DocumentPath.Of(DocumentPath.Root, item, 0), out var same)
            ? new DocumentMap(0, 0, ((DocumentMap)item).Entries.Concat(same.Entries.Where(entry => OfItem.Contains(entry.Key))).ToList())
            : item).ToList());
    }
}
