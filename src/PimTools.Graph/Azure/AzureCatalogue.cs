using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Caching;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Azure;

/// <summary>Lists the roles and scopes there are, and finds resources.</summary>
internal sealed class AzureCatalogue : IKindCatalogue, IKindResources
{
    /// <summary>
    /// The most subscriptions that are asked one by one, which knows what was made just now. Of more, Azure Resource Graph is asked, which lags a little
    /// and takes one call.
    /// </summary>
    private const int MostAsked = 16;

    private static readonly string[] RoleTypes = { "BuiltInRole", "CustomRole" };

    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly AzureUrls _urls;
    private readonly PerScopeReader _perScope;
    private readonly ResourceGraph _graph;
    private readonly CachedList<IReadOnlyList<PimScope>> _visible;

    public AzureCatalogue(PimHttp http, AzureUrls urls, PerScopeReader perScope)
    {
        _http = http;
        _lists = new ListReader(http);
        _urls = urls;
        _perScope = perScope;
        _graph = new ResourceGraph(http, urls);
        _visible = new(ReadVisibleAsync);
    }

    /// <summary>The tenant's roles, built in and custom.</summary>
    public Task ListRolesAsync(Action<PimRole> emit, PimCall call)
    {
        var root = AzureScopeId.ToScope(AzureScopeId.TenantRoot, null);
        return ParallelLists.ReadEachAsync(
            RoleTypes, (type, each, linked) => ReadRolesAsync(_urls.RolesOfType(type), root, each, linked), emit, call);
    }

    /// <summary>The tenant's roles of this name.</summary>
    public Task ListRolesNamedAsync(string name, Action<PimRole> emit, PimCall call) =>
        ReadRolesAsync(_urls.RolesOfName(name), AzureScopeId.ToScope(AzureScopeId.TenantRoot, null), emit, call);

    /// <summary>The roles that can be assigned at a scope.</summary>
    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) =>
        ReadRolesAsync(_urls.RolesAt(scope.Id), scope, emit, call);

    /// <summary>Tells whether a role of this very name can exist anywhere; true where the service does not tell.</summary>
    public async Task<bool> MayHaveRoleAsync(string name, PimCall call)
    {
        var isThere = false;
        try
        {
            await _lists.ReadAsync(_urls.RolesOfName(name), _ => isThere = true, call);
            return isThere;
        }
        catch (PimException)
        {
            return true;
        }
    }

    /// <summary>The tenant's roles with their permissions.</summary>
    public Task ListDefinitionsAsync(Action<PimRole> emit, PimCall call)
    {
        var root = AzureScopeId.ToScope(AzureScopeId.TenantRoot, null);
        Task ReadAsync(string type, Action<PimRole> each, PimCall linked) => _lists.ReadAsync(
            _urls.RolesOfType(type), element => each(AzureReader.Definition(AzureEnvelope.Instance.Open(element), root)), linked);
        return ParallelLists.ReadEachAsync(RoleTypes, (type, each, linked) => ReadAsync(type, each, linked), emit, call);
    }

    /// <summary>No role of this kind has the mark.</summary>
    public Task ListPrivilegedAsync(Action<string> emit, PimCall call) => Task.CompletedTask;

    /// <summary>Lists what the caller sees and, since whoever is only eligible sees nothing, where the caller is eligible.</summary>
    public async Task ListScopesAsync(Action<PimScope> emit, PimCall call)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        void Pass(PimScope scope)
        {
            if (seen.Add(scope.Id))
            {
                emit(scope);
            }
        }

        var visible = ReadVisibleAsync(call);
        var eligible = ReadEligibleAsync(call);
        await Task.WhenAll(visible, eligible);
        var known = (await visible).Concat(await eligible).ToList();
        var paths = new AzureScopePaths(known);
        known.ForEach(scope => Pass(paths.Place(scope)));

        var subscriptions = Subscriptions(await visible);
        if (await AskGraphAsync(
            subscriptions, each => _graph.ListGroupsAsync(each, call), PimScopeType.ResourceGroup, group => Pass(paths.Place(group)), call) is null)
        {
            await _perScope.ReadAsync<PimScope>(
                subscriptions,
                (subscription, each, linked) => _lists.ReadAsync(
                    _urls.ResourceGroups(subscription.Id), element => each(paths.Place(AzureReader.Scope(element))), linked),
                Pass,
                call);
        }
    }

    /// <summary>The resources of exactly this name, in the subscriptions that the caller sees.</summary>
    public async Task ListResourcesAsync(string name, Action<PimScope> emit, PimCall call)
    {
        // A role that was activated just now may show more than was seen lately.
        var visible = await ReadVisibleAsync(call);
        var paths = new AzureScopePaths(visible);
        var subscriptions = Subscriptions(visible);
        var known = await AskGraphAsync(
            subscriptions, each => _graph.ListResourcesAsync(name, each, call), PimScopeType.Resource, resource => emit(paths.Place(resource)), call);
        if (known == 0)
        {
            call.Notice?.Invoke($"Azure Resource Graph knows no resource called '{name}' that you may read. What was made a few minutes ago is found by its id alone.");
        }

        if (known is not null)
        {
            return;
        }

        await _perScope.ReadAsync<PimScope>(
            subscriptions,
            (subscription, each, linked) => _lists.ReadAsync(
                _urls.ResourcesOfName(subscription.Id, name), element => PassResource(AzureReader.Scope(element), subscription, each), linked),
            resource => emit(paths.Place(resource)),
            call,
            needsAll: true);
    }

    /// <summary>The scopes below one where the caller is eligible.</summary>
    public Task ListEligibleChildrenAsync(PimScope scope, Action<PimScope> emit, PimCall call) =>
        _lists.ReadAsync(_urls.EligibleChildren(scope), element => emit(AzureReader.Scope(element)), call);

    /// <summary>The management groups and subscriptions the caller sees, as they were lately.</summary>
    public Task<IReadOnlyList<PimScope>> VisibleAsync(PimCall call) => _visible.GetAsync(call);

    private static List<PimScope> Subscriptions(IEnumerable<PimScope> scopes) => scopes.Where(scope => scope.Type == PimScopeType.Subscription).ToList();

    /// <summary>Asks Azure Resource Graph where there are many subscriptions. Whoever it refuses asks each of them.</summary>
    /// <returns>The number of scopes found; null where it was not asked, or refused.</returns>
    private static async Task<int?> AskGraphAsync(
        List<PimScope> subscriptions, Func<Action<JObject>, Task> askAsync, PimScopeType type, Action<PimScope> emit, PimCall call)
    {
        if (subscriptions.Count <= MostAsked)
        {
            return null;
        }

        var rows = new List<PimScope>();
        try
        {
            await askAsync(row => rows.Add(AzureReader.Scope(row)));
        }
        catch (PimException e) when (e.Status is >= 400 and < 500 && e.Code != PimErrorCode.Throttled)
        {
            call.Detail?.Invoke($"Azure Resource Graph was refused, so each subscription is asked. {e.Message}");
            return null;
        }

        // Whatever the answer says, nothing but what lies in a subscription comes out of it.
        var ids = new HashSet<string>(subscriptions.Select(subscription => subscription.Id), StringComparer.OrdinalIgnoreCase);
        var found = rows.Where(row => row.Type == type && AzureScopeId.SubscriptionOf(row.Id) is { } subscription && ids.Contains(subscription)).ToList();
        found.ForEach(emit);
        return found.Count;
    }

    // Whatever the answer says, nothing but a resource of the subscription comes out of it.
    private static void PassResource(PimScope scope, PimScope subscription, Action<PimScope> emit)
    {
        if (scope.Type == PimScopeType.Resource && AzureScopeId.CanLieIn(scope.Id, subscription.Id))
        {
            emit(scope);
        }
    }

    private async Task<IReadOnlyList<PimScope>> ReadVisibleAsync(PimCall call)
    {
        var scopes = new List<PimScope>();
        var pages = new ListPages(_urls.Entities);
        for (var goesOn = true; goesOn;)
        {
            var answer = await _http.QueryAsync(pages.Current!, null, call);
            scopes.AddRange(answer.Elements().Select(AzureReader.Entity));
            goesOn = pages.MoveNext(answer);
        }

        return scopes;
    }

    private async Task<IReadOnlyList<PimScope>> ReadEligibleAsync(PimCall call)
    {
        var scopes = new List<PimScope>();
        await _lists.ReadAsync(
            _urls.Instances(PimAssignmentType.Eligible, AzureScopeId.TenantRoot, AzureFilters.AsTarget),
            element => scopes.Add(AzureNames.Scope(AzureEnvelope.Instance.Open(element))),
            call);
        return scopes;
    }

    private Task ReadRolesAsync(Uri address, PimScope scope, Action<PimRole> emit, PimCall call) =>
        _lists.ReadAsync(address, element => emit(AzureReader.Role(AzureEnvelope.Instance.Open(element), scope)), call);
}
