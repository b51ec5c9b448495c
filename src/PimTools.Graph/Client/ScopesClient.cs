using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Directory;

namespace PimTools.Graph.Client;

/// <summary>Asks the kinds for their scopes, and the directory for the applications that are scopes.</summary>
internal sealed class ScopesClient : IPimScopes
{
    private readonly ProviderSet _providers;
    private readonly ApplicationSearch _applications;

    public ScopesClient(ProviderSet providers, ApplicationSearch applications)
    {
        _providers = providers;
        _applications = applications;
    }

    public Task ListAsync(IReadOnlyCollection<PimKind> kinds, Action<PimScope> emit, PimCall call) =>
        _providers.ReadAsync(kinds, (provider, each, linked) => provider.Catalogue.ListScopesAsync(each, linked), emit, call);

    public Task ListEligibleChildrenAsync(PimScope scope, Action<PimScope> emit, PimCall call) =>
        _providers.Of(scope.Kind).Resources?.ListEligibleChildrenAsync(scope, emit, call) ?? Task.CompletedTask;

    public Task<IReadOnlyList<PimScope>> FindApplicationsAsync(string idOrName, PimCall call) => _applications.FindAsync(idOrName, call);

    public async Task<IReadOnlyList<PimScope>> FindResourcesAsync(IReadOnlyCollection<PimKind> kinds, string name, PimCall call)
    {
        var found = new List<PimScope>();
        await _providers.ReadAsync<PimScope>(
            kinds, (provider, each, linked) => provider.Resources?.ListResourcesAsync(name, each, linked) ?? Task.CompletedTask, found.Add, call);
        return found;
    }
}
