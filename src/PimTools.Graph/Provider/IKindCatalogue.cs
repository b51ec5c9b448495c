using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Provider;

/// <summary>Lists the roles and scopes of one kind.</summary>
internal interface IKindCatalogue
{
    Task ListRolesAsync(Action<PimRole> emit, PimCall call);

    /// <summary>Lists the roles of this very name, and perhaps more.</summary>
    Task ListRolesNamedAsync(string name, Action<PimRole> emit, PimCall call);

    /// <summary>Lists the roles that can be held at a scope.</summary>
    Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call);

    /// <summary>Lists the roles whole, with their permissions; a group has none.</summary>
    Task ListDefinitionsAsync(Action<PimRole> emit, PimCall call);

    /// <summary>Lists the ids of the roles that the service marks as privileged; only Entra roles have the mark.</summary>
    Task ListPrivilegedAsync(Action<string> emit, PimCall call);

    Task ListScopesAsync(Action<PimScope> emit, PimCall call);
}
