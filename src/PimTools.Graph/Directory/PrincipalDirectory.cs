using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Caching;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Directory;

/// <summary>Knows who is behind an object id, and asks for those whom it does not know.</summary>
internal sealed class PrincipalDirectory
{
    /// <summary>The most ids that the service takes at once (documented: directoryobject-getbyids).</summary>
    private const int IdsPerCall = 1000;

    private readonly NameCache<PimPrincipal> _known = new();
    private readonly NameCache<GroupFacts> _groups = new();
    private readonly AsyncLock _asking = new();
    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly DirectoryUrls _urls;

    public PrincipalDirectory(PimHttp http, PimContext context)
    {
        _http = http;
        _lists = new ListReader(http);
        _urls = new DirectoryUrls(context.GraphEndpoint!);
        Learn(context.Account);
    }

    public bool Knows(string id) => _known.Find(id) is not null;

    /// <summary>The principal as far as it is known; without a name where nothing is.</summary>
    public PimPrincipal Get(string id) => _known.Find(id) ?? new PimPrincipal(id);

    /// <summary>The facts that are known of a group; null where there are none.</summary>
    public GroupFacts? Group(string id) => _groups.Find(id);

    /// <summary>Learns of somebody, whom each element of a long list may name again: as long as it says the same, that is one object.</summary>
    public void Learn(PimPrincipal principal) =>
        _known.Set(principal.Id, _known.Find(principal.Id) is { } known && SaysTheSame(known, principal) ? known : principal);

    /// <param name="element">The object as the service writes it.</param>
    /// <param name="type">What it is where it does not say so itself, as in a list of one type.</param>
    public PimPrincipal Learn(JsonRecord element, PimPrincipalType type = PimPrincipalType.Unknown)
    {
        var principal = PrincipalReader.Read(element, type);
        Learn(principal);
        if (principal.Type == PimPrincipalType.Group)
        {
            _groups.Set(principal.Id, GroupFacts.Read(element));
        }

        return principal;
    }

    /// <summary>Asks for everybody who is not known yet. Whoever may not read names sees the ids, and a call that looks for a name hears of it.</summary>
    public async Task LoadAsync(IEnumerable<string> ids, PimCall call)
    {
        if (await TryLoadAsync(ids, call) is { } refusal)
        {
            call.Unnamed?.Invoke(refusal);
        }
    }

    /// <summary>As <see cref="LoadAsync"/>, for whoever has another source of names.</summary>
    /// <returns>Why names could not be read; null where they could.</returns>
    public Task<PimException?> TryLoadAsync(IEnumerable<string> ids, PimCall call) => TryLoadAsync(ids, Knows, call);

    /// <summary>As <see cref="LoadAsync"/>, and what there is to know of groups besides.</summary>
    public async Task LoadGroupsAsync(IReadOnlyCollection<string> ids, PimCall call)
    {
        if (await TryLoadAsync(ids, id => Group(id) is not null, call) is { } refusal && !ids.All(Knows))
        {
            call.Unnamed?.Invoke(refusal);
        }
    }

    /// <summary>Asks for objects, known or not; the service leaves out who is gone.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="call">The call.</param>
    /// <param name="calls">The calls that others travel with; null for calls of its own.</param>
    public async Task<IReadOnlyList<PimPrincipal>> GetByIdsAsync(IReadOnlyList<string> ids, PimCall call, BatchedCalls? calls = null)
    {
        Func<Uri, JObject, PimCall, Task<JObject>> queryAsync = calls is null ? _http.QueryAsync : calls.QueryAsync;
        var found = new List<PimPrincipal>();
        foreach (var portion in ids.InChunksOf(IdsPerCall))
        {
            var body = new JObject
            {
                ["ids"] = new JArray(portion),
                ["types"] = new JArray("user", "group", "servicePrincipal", "device", "application"),
            };
            var answer = await queryAsync(_urls.GetByIds, body, call);
            found.AddRange(answer.Elements().Select(element => Learn(JsonRecord.Of(element))));
            var pages = new ListPages(_urls.GetByIds);
            if (pages.MoveNext(answer))
            {
                await _lists.ReadAsync(pages.Current!, ListReader.Records, element => found.Add(Learn(element)), call);
            }
        }

        return found;
    }

    private static bool SaysTheSame(PimPrincipal one, PimPrincipal other) =>
        (one.Id, one.Type, one.DisplayName, one.UserPrincipalName, one.IsInDirectory) == (other.Id, other.Type, other.DisplayName, other.UserPrincipalName, other.IsInDirectory);

    private Task<PimException?> TryLoadAsync(IEnumerable<string> ids, Func<string, bool> isKnown, PimCall call)
    {
        var unknown = ids.Where(id => !isKnown(id)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        // Lists that are read side by side name the same people: who comes second need not ask for them again.
        return unknown.Count == 0
            ? Task.FromResult<PimException?>(null)
            : _asking.RunAsync(linked => AskAsync(unknown.Where(id => !isKnown(id)).ToList(), isKnown, linked), call);
    }

    private async Task<PimException?> AskAsync(List<string> unknown, Func<string, bool> isKnown, PimCall call)
    {
        try
        {
            await GetByIdsAsync(unknown, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            return e;
        }

        foreach (var gone in unknown.Where(id => !isKnown(id)))
        {
            Learn(new PimPrincipal(gone) { IsInDirectory = false });
            _groups.Set(gone, GroupFacts.Gone);
        }

        return null;
    }
}
