using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Lists and finds where roles can be held.</summary>
public interface IPimScopes
{
    /// <summary>Lists where roles can be held.</summary>
    Task ListAsync(IReadOnlyCollection<PimKind> kinds, Action<PimScope> emit, PimCall call);

    /// <summary>Lists the scopes below one where the caller is eligible, at which a role can be activated instead. Only Azure has such.</summary>
    Task ListEligibleChildrenAsync(PimScope scope, Action<PimScope> emit, PimCall call);

    /// <summary>
    /// Finds registrations and enterprise applications, as scopes of Entra roles: by object id one, by application id or display name all
    /// that bear it.
    /// </summary>
    Task<IReadOnlyList<PimScope>> FindApplicationsAsync(string idOrName, PimCall call);

    /// <summary>
    /// Finds the resources of exactly this name in the subscriptions that the caller sees, where Azure roles are among the kinds; no other
    /// kind has such.
    /// </summary>
    /// <exception cref="PimException">A subscription did not answer: what the others have might be the wrong one.</exception>
    Task<IReadOnlyList<PimScope>> FindResourcesAsync(IReadOnlyCollection<PimKind> kinds, string name, PimCall call);
}
