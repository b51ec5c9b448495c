using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Provider;

/// <summary>Finds resources and child scopes, for a kind whose scopes are a tree.</summary>
internal interface IKindResources
{
    /// <summary>Lists the resources of exactly this name.</summary>
    Task ListResourcesAsync(string name, Action<PimScope> emit, PimCall call);

    /// <summary>Lists the scopes below one where the caller is eligible.</summary>
    Task ListEligibleChildrenAsync(PimScope scope, Action<PimScope> emit, PimCall call);
}
