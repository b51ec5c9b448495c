using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Lists what can be held.</summary>
public interface IPimRoles
{
    /// <summary>Lists what can be held.</summary>
    Task ListAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call);

    /// <summary>Lists what can be held at one scope, custom roles included.</summary>
    Task ListAtAsync(PimScope scope, Action<PimRole> emit, PimCall call);
}
