using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Http;

/// <summary>Cuts what is too much for one call into what is not.</summary>
internal static class Chunks
{
    public static IEnumerable<IReadOnlyList<T>> InChunksOf<T>(this IReadOnlyList<T> all, int size)
    {
        for (var start = 0; start < all.Count; start += size)
        {
            yield return all.Skip(start).Take(size).ToList();
        }
    }
}
