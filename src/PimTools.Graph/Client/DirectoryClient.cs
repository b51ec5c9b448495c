using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Directory;

namespace PimTools.Graph.Client;

/// <summary>Asks the directory for principals, whatever kind they are meant for.</summary>
internal sealed class DirectoryClient : IPimDirectory
{
    private readonly PrincipalSearch _principals;

    public DirectoryClient(PrincipalSearch principals) => _principals = principals;

    public Task<PimFoundPrincipals> FindPrincipalsAsync(string idOrName, PimCall call) => _principals.FindAsync(idOrName, call);

    public Task<IReadOnlyDictionary<string, PimFoundPrincipals>> FindPrincipalsAsync(IReadOnlyCollection<string> idsOrNames, PimCall call) =>
        _principals.FindAsync(idsOrNames, call);

    public Task<IReadOnlyList<PimPrincipal>> FindNearPrincipalsAsync(string name, PimCall call) => _principals.FindNearAsync(name, call);

    public Task ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call) => _principals.ListMembersAsync(groupId, emit, call);
}
