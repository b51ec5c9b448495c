using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Lists what can be held.</summary>
public interface IPimRoles
{
    /// <summary>Lists what can be held.</summary>
    Task ListAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call);

    /// <summary>Lists what can be held under exactly this name, custom roles of Azure included: a few calls, however many roles there are.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="name">The name; of a group, also with its access behind it: <c>Name (owner)</c>.</param>
    /// <param name="emit">Takes what has the name, and may take more.</param>
    /// <param name="call">The call.</param>
    Task ListNamedAsync(IReadOnlyCollection<PimKind> kinds, string name, Action<PimRole> emit, PimCall call);

    /// <summary>Lists what can be held at one scope, custom roles included.</summary>
    Task ListAtAsync(PimScope scope, Action<PimRole> emit, PimCall call);

    /// <summary>Lists the definitions of Entra and Azure roles whole, with their permissions. Groups have none.</summary>
    Task ListDefinitionsAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call);

    /// <summary>Lists the ids of the Entra roles that the service marks as privileged.</summary>
    /// <remarks>Documented for the beta version of Graph alone (unifiedRoleDefinition, isPrivileged).</remarks>
    Task ListPrivilegedAsync(Action<string> emit, PimCall call);
}
