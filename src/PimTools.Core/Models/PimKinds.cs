using System.Collections.Generic;
using System.Linq;

namespace PimTools.Models;

/// <summary>Sets of kinds.</summary>
internal static class PimKinds
{
    /// <summary>Every kind this version manages.</summary>
    public static readonly IReadOnlyCollection<PimKind> All = new[] { PimKind.EntraRole, PimKind.Group, PimKind.AzureRole };

    private static readonly IReadOnlyCollection<PimKind> Groups = new[] { PimKind.Group };

    /// <summary>The kinds that are meant: all where none is named, groups alone where membership or ownership is.</summary>
    /// <exception cref="PimException">Other kinds are named together with an access (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IReadOnlyCollection<PimKind> Choose(IReadOnlyCollection<PimKind>? named, PimAccess? access)
    {
        var kinds = named is { Count: > 0 } ? named : All;
        if (access is null)
        {
            return kinds;
        }

        return kinds.Contains(PimKind.Group) ? Groups : throw new PimException(
            PimErrorCode.InvalidParameter, $"-Access applies only to groups, and -Kind names {string.Join(", ", kinds)}.")
        {
            Remedy = "Leave out -Access, or add Group to -Kind.",
            TargetObject = access,
        };
    }
}
