using System.Collections.Generic;

namespace PimTools;

/// <summary>Sets of kinds.</summary>
public static class PimKinds
{
    /// <summary>Every kind this version manages.</summary>
    public static readonly IReadOnlyCollection<PimKind> All = new[] { PimKind.EntraRole, PimKind.Group, PimKind.AzureRole };
}
