using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Those from whom a plan takes nothing away: break-glass accounts, and the assignments that a document protects.</summary>
/// <param name="BreakGlass">The break-glass accounts.</param>
/// <param name="Keys">The assignments that the document protects.</param>
/// <param name="Named">The ids of the principals that were named to be changed nevertheless.</param>
internal sealed record ProtectedPrincipals(
    IReadOnlyCollection<PimPrincipal> BreakGlass, IReadOnlyCollection<AssignmentKey> Keys, IReadOnlyCollection<string> Named)
{
    public bool IsBreakGlass(PimPrincipal principal) => BreakGlass.Any(one => one.Equals(principal));

    public bool Includes(AssignmentKey key) => Keys.Contains(key);

    public bool IsNamed(PimPrincipal principal) => IsNamed(principal.Id);

    public bool IsNamed(string principalId) => Named.Contains(principalId, StringComparer.OrdinalIgnoreCase);
}
