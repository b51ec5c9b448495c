using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Caching;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Entra;

/// <summary>Finds the names behind the ids in assignments and requests: what the answer expands, and what has to be asked for besides.</summary>
internal sealed class EntraNames : IRequestNames
{
    private readonly NameCache<PimScope> _scopes = new();
    private readonly PrincipalDirectory _principals;
    private readonly EntraCatalogue _catalogue;

    public EntraNames(PrincipalDirectory principals, EntraCatalogue catalogue)
    {
        _principals = principals;
        _catalogue = catalogue;
    }

    /// <summary>Tells whether nothing has to be asked for. Learns on the way what the element itself says.</summary>
    public bool IsComplete(JsonRecord element)
    {
        Learn(element);
        return ObjectIds(element).All(_principals.Knows) && (ScopeId(element) is not { } scope || _scopes.Find(scope) is not null);
    }

    /// <summary>Asks for what is missing in all the elements together. Whoever may not read names sees the ids.</summary>
    public async Task CompleteAsync(IReadOnlyCollection<JsonRecord> elements, PimCall call)
    {
        var scopes = elements.Select(ScopeId).OfType<string>().Where(id => _scopes.Find(id) is null).Distinct().ToList();
        var ids = elements.SelectMany(ObjectIds).Concat(scopes.Select(EntraScopes.ObjectId).OfType<string>()).ToList();
        var refusal = await _principals.TryLoadAsync(ids, call);
        if (scopes.Any(EntraScopes.IsAdministrativeUnit))
        {
            refusal = await TryLoadUnitsAsync(call) ?? refusal;
        }

        if (refusal is null)
        {
            scopes.Where(id => _scopes.Find(id) is null).ToList().ForEach(id => _scopes.Set(id, Unnamed(id)));
        }
        else if (elements.Any(element => !_principals.Knows(element.Text("principalId") ?? string.Empty) || (ScopeId(element) is { } id && !IsNamed(id))))
        {
            call.Unnamed?.Invoke(refusal);
        }
    }

    public PimRole Role(JsonRecord element) => EntraReader.RoleOf(element);

    public PimPrincipal Principal(JsonRecord element) => _principals.Get(element.Text("principalId").Required("principalId"));

    public PimPrincipal? CreatedBy(JsonRecord element) => RequestReader.CreatorId(element) is { } id ? _principals.Get(id) : null;

    public PimScope Scope(JsonRecord element) => element.Text("appScopeId") is { } app
        ? new PimScope(app, element.Child("appScope")?.Text("displayName") ?? app, PimScopeType.Application)
        : ScopeId(element) is { } id ? _scopes.Find(id) ?? Unnamed(id) : PimScope.Directory;

    /// <returns>Why the administrative units could not be read; null where they could.</returns>
    private async Task<PimException?> TryLoadUnitsAsync(PimCall call)
    {
        var list = await _catalogue.AdministrativeUnitsAsync(call);
        foreach (var unit in list.Units)
        {
            _scopes.Set(unit.Id, unit);
        }

        return list.Refusal;
    }

    private bool IsNamed(string scopeId) => _scopes.Find(scopeId) is not null || (EntraScopes.ObjectId(scopeId) is { } id && _principals.Knows(id));

    private PimScope Unnamed(string id) =>
        EntraScopes.ObjectId(id) is { } objectId ? EntraScopes.OfObject(id, _principals.Get(objectId)) : EntraScopes.Create(id, null);

    private void Learn(JsonRecord element)
    {
        if (element.Child("principal") is { } principal && principal.Text("displayName") is not null)
        {
            _principals.Learn(PrincipalReader.Read(principal));
        }

        if (ScopeId(element) is { } id && element.Child("directoryScope") is { } scope && scope.Text("displayName") is { } name)
        {
            LearnScope(id, scope, name);
        }
    }

    private void LearnScope(string id, JsonRecord scope, string name)
    {
        if (EntraScopes.ObjectId(id) is null)
        {
            _scopes.Set(id, EntraScopes.Create(id, name));
        }
        else if (scope.Text("id") is not null && PrincipalReader.Read(scope) is { Type: not PimPrincipalType.Unknown } behind)
        {
            // Only with its type is the name of an application a whole one.
            _scopes.Set(id, EntraScopes.OfObject(id, behind));
        }
    }

    /// <summary>The scope whose name has to be found out; null for the directory and for application scopes.</summary>
    private static string? ScopeId(JsonRecord element) => element.Text("directoryScopeId") is { } id && id != PimScope.Directory.Id ? id : null;

    private static IEnumerable<string> ObjectIds(JsonRecord element) =>
        new[] { element.Text("principalId"), RequestReader.CreatorId(element) }.OfType<string>();
}
