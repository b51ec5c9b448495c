using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Caching;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Entra;

/// <summary>Lists the roles and scopes there are.</summary>
internal sealed class EntraCatalogue : IKindCatalogue
{
    private readonly ListReader _lists;
    private readonly EntraUrls _urls;
    private readonly CachedList<IReadOnlyDictionary<string, PimRole>> _roles;
    private readonly CachedList<UnitList> _units;

    public EntraCatalogue(ListReader lists, EntraUrls urls)
    {
        _lists = lists;
        _urls = urls;
        _roles = new(ReadRolesAsync);
        _units = new(ReadUnitsAsync);
    }

    public Task ListRolesAsync(Action<PimRole> emit, PimCall call) =>
        _lists.ReadAsync(_urls.RoleDefinitions, ListReader.Records, element => emit(EntraReader.Role(element)), call);

    public Task ListRolesNamedAsync(string name, Action<PimRole> emit, PimCall call) =>
        _lists.ReadAsync(_urls.RoleDefinitionsNamed(name), ListReader.Records, element => emit(EntraReader.Role(element)), call);

    public Task ListDefinitionsAsync(Action<PimRole> emit, PimCall call) =>
        _lists.ReadAsync(_urls.WholeRoleDefinitions, element => emit(EntraReader.Definition(element)), call);

    /// <summary>Lists the ids of the roles that the service marks as privileged.</summary>
    public Task ListPrivilegedAsync(Action<string> emit, PimCall call) =>
        _lists.ReadAsync(_urls.PrivilegedRoles, element => emit(element.RequiredText("id")), call);

    /// <summary>Every role can be held at every scope.</summary>
    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => ListRolesAsync(emit, call);

    public async Task ListScopesAsync(Action<PimScope> emit, PimCall call)
    {
        emit(PimScope.Directory);
        await _lists.ReadAsync(
            _urls.AdministrativeUnits,
            element => emit(EntraScopes.Create(EntraScopes.OfAdministrativeUnit(element.RequiredText("id")), element.Text("displayName"))),
            call);
    }

    /// <summary>The roles by id, as they were lately.</summary>
    public Task<IReadOnlyDictionary<string, PimRole>> RolesAsync(PimCall call) => _roles.GetAsync(call);

    /// <summary>The administrative units, as they were lately.</summary>
    public Task<UnitList> AdministrativeUnitsAsync(PimCall call) => _units.GetAsync(call);

    private async Task<IReadOnlyDictionary<string, PimRole>> ReadRolesAsync(PimCall call)
    {
        var roles = new Dictionary<string, PimRole>(StringComparer.OrdinalIgnoreCase);
        await ListRolesAsync(role => roles[role.Id] = role, call);
        return roles;
    }

    private async Task<UnitList> ReadUnitsAsync(PimCall call)
    {
        var scopes = new List<PimScope>();
        PimException? refusal = null;
        try
        {
            await ListScopesAsync(scopes.Add, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            // Without the permission, the ids have to do.
            refusal = e;
        }

        return new UnitList(scopes.Where(scope => scope.Type == PimScopeType.AdministrativeUnit).ToList(), refusal);
    }

    /// <summary>The administrative units; none, and why, where the caller may not read them.</summary>
    public sealed record UnitList(IReadOnlyList<PimScope> Units, PimException? Refusal);
}
