using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Memory;

/// <summary>Tells lists apart by the kinds that they are of.</summary>
internal static class RememberedKinds
{
    // Who names no kind means those that can be read, which may be fewer than all that could be named.
    public static string Key(IReadOnlyCollection<PimKind> kinds) =>
        ReferenceEquals(kinds, PimKinds.All) ? string.Empty : string.Join(",", kinds.Distinct().OrderBy(kind => kind));
}
