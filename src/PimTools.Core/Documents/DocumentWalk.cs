using System.Collections.Generic;

namespace PimTools.Documents;

/// <summary>Walks over the nodes of a document. A node that an anchor repeats is met once.</summary>
internal static class DocumentWalk
{
    public static IReadOnlyCollection<DocumentNode> All(DocumentNode root)
    {
        var met = new HashSet<DocumentNode>();
        var open = new Stack<DocumentNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (!met.Add(node))
            {
                continue;
            }

            switch (node)
            {
                case DocumentList list:
                    foreach (var item in list.Items)
                    {
                        open.Push(item);
                    }

                    break;
                case DocumentMap map:
                    foreach (var entry in map.Entries)
                    {
                        open.Push(entry.Name);
                        open.Push(entry.Value);
                    }

                    break;
            }
        }

        return met;
    }
}
