using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Graph.Client;

/// <summary>Asks the kinds for their roles.</summary>
internal sealed class RolesClient : IPimRoles
{
    private readonly ProviderSet _providers;

    public RolesClient(ProviderSet providers) => _providers = providers;

    public Task ListAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call) =>
        _providers.ReadAsync(kinds, (provider, each, linked) => provider.Catalogue.ListRolesAsync(each, linked), emit, call);

    public Task ListNamedAsync(IReadOnlyCollection<PimKind> kinds, string name, Action<PimRole> emit, PimCall call) =>
        _providers.ReadAsync(kinds, (provider, each, linked) => provider.Catalogue.ListRolesNamedAsync(name, each, linked), emit, call);

    public Task ListAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => _providers.Of(scope.Kind).Catalogue.ListRolesAtAsync(scope, emit, call);

    public Task ListDefinitionsAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call) =>
        _providers.ReadAsync(kinds, (provider, each, linked) => provider.Catalogue.ListDefinitionsAsync(each, linked), emit, call);

    public Task ListPrivilegedAsync(Action<string> emit, PimCall call) => _providers.Of(PimKind.EntraRole).Catalogue.ListPrivilegedAsync(emit, call);
}
