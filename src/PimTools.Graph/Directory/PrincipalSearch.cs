using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Directory;

/// <summary>Finds who is behind a name, and who is behind a group.</summary>
internal sealed class PrincipalSearch : IPimDirectory
{
    /// <summary>The most ids that one filter may list (documented: Advanced query capabilities, the in operator).</summary>
    private const int IdsPerFilter = 15;

    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly DirectoryUrls _urls;
    private readonly Uri _graph;
    private readonly PrincipalDirectory _directory;

    public PrincipalSearch(PimHttp http, PimContext context, PrincipalDirectory directory)
    {
        _http = http;
        _lists = new ListReader(http);
        _graph = context.GraphEndpoint!;
        _urls = new DirectoryUrls(_graph);
        _directory = directory;
    }

    /// <summary>By object id, application id or user principal name one, by display name all that bear it; empty when there is nobody.</summary>
    public Task<PimFoundPrincipals> FindPrincipalsAsync(string idOrName, PimCall call) => FindAsync(idOrName, null, call);

    /// <summary>As the other, and in the same call reads something besides.</summary>
    /// <param name="idOrName">The id or the name.</param>
    /// <param name="readAsync">Asks for it with the calls that the look-up is made with, and may wait for whom that finds.</param>
    /// <param name="call">The call.</param>
    public async Task<(PimFoundPrincipals Found, T Read)> FindPrincipalsAsync<T>(
        string idOrName, Func<BatchedCalls, Task<PimFoundPrincipals>, Task<T>> readAsync, PimCall call)
    {
        var calls = BatchedCalls.AskedTogether(_http, _graph);
        var (finding, reading) = calls.Together(() =>
        {
            var found = FindAsync(idOrName, calls, call);
            return (found, readAsync(calls, found));
        });
        return (await finding, await reading);
    }

    /// <param name="idOrName">The id or the name.</param>
    /// <param name="calls">The calls that others travel with; null for calls of its own.</param>
    /// <param name="call">The call.</param>
    private async Task<PimFoundPrincipals> FindAsync(string idOrName, BatchedCalls? calls, PimCall call)
    {
        if (Id(idOrName) is { } id)
        {
            // Whoever may not look an id up can still mean it.
            var known = await TryAsync(() => FindByIdsAsync(new[] { id }, calls, call));
            return known.Count > 0 ? known
                : known.Refusal is { } refused ? IsMissingPermission(refused) ? known : throw refused
                : await FindApplicationAsync(id, call);
        }

        var found = IsUserPrincipalName(idOrName)
            ? new PimFoundPrincipals(await FindUserAsync(idOrName, calls is null ? _http.FindAsync : calls.FindAsync, call))
            : await FindCalledAsync(idOrName, calls ?? Batch(), call);

        // Who may read users but no service principals shall still find users. Who else cannot be read may be the one who is meant.
        return found.Refusal is { } refusal && (found.Count == 0 || !IsMissingPermission(refusal)) ? throw refusal : found;
    }

    /// <summary>Each as <see cref="FindPrincipalsAsync(string, PimCall)"/> does, ids a thousand to a call and names twenty questions to a call.</summary>
    public async Task<IReadOnlyDictionary<string, PimFoundPrincipals>> FindPrincipalsAsync(IReadOnlyCollection<string> idsOrNames, PimCall call)
    {
        var texts = idsOrNames.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var ids = texts.Select(Id).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var ofIds = await TryAsync(() => FindByIdsAsync(ids, null, call));
        var byId = ofIds.ToLookup(principal => principal.Id, StringComparer.OrdinalIgnoreCase);
        var batch = Batch();
        async Task<PimFoundPrincipals> FindOneAsync(string text) => Id(text) switch
        {
            { } id when byId[id].Any() || ofIds.Refusal is not null => new PimFoundPrincipals(byId[id].ToList(), ofIds.Refusal),
            { } id => await TryAsync(() => FindServicePrincipalAsync(id, batch.FindAsync, call)),
            null when IsUserPrincipalName(text) => await TryAsync(() => FindUserAsync(text, batch.FindAsync, call)),
            null => await FindCalledAsync(text, batch, call),
        };

        var found = await Task.WhenAll(batch.Together(() => texts.Select(FindOneAsync).ToList()));
        return texts.Zip(found, (text, principals) => (text, principals))
            .ToDictionary(entry => entry.text, entry => entry.principals, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Some of those whose names begin with the first half of a name, which is where fewer mistypings are.</summary>
    public async Task<IReadOnlyList<PimPrincipal>> FindNearPrincipalsAsync(string name, PimCall call)
    {
        var known = name.Trim().Split('@')[0];
        var start = known.Substring(0, (known.Length + 1) / 2);
        return start.Length == 0 ? Array.Empty<PimPrincipal>() : await FindPrincipalsByStartAsync(start, call);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PimPrincipal>> FindPrincipalsByStartAsync(string start, PimCall call)
    {
        var found = await FindAnyAsync(_urls.UsersBeginning(start), _urls.GroupsBeginning(start), _urls.ServicePrincipalsBeginning(start), Batch(), call);
        return found is { Count: 0, Refusal: { } refusal } ? throw refusal : found;
    }

    /// <summary>The members of a group and of the groups in it (documented: group-list-transitivemembers).</summary>
    public Task ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call) =>
        _lists.ReadAsync(_urls.Members(groupId), ListReader.Records, element => emit(PrincipalReader.Read(element)), call);

    /// <inheritdoc />
    public Task ListMembersAsync(
        IReadOnlyCollection<string> groupIds, Action<string, IReadOnlyList<PimPrincipal>> emit, Action<string, PimException> refuse, PimCall call) =>
        ListEachAsync(groupIds, _urls.Members, emit, refuse, call);

    /// <inheritdoc />
    public Task ListDirectMembersAsync(
        IReadOnlyCollection<string> groupIds, Action<string, IReadOnlyList<PimPrincipal>> emit, Action<string, PimException> refuse, PimCall call) =>
        ListEachAsync(groupIds, _urls.DirectMembers, emit, refuse, call);

    private async Task ListEachAsync(
        IReadOnlyCollection<string> groupIds, Func<string, Uri> address, Action<string, IReadOnlyList<PimPrincipal>> emit, Action<string, PimException> refuse, PimCall call)
    {
        var batch = Batch();
        var lists = new BatchedLists(batch);
        async Task<(IReadOnlyList<PimPrincipal>? Members, PimException? Refusal)> ReadAsync(string groupId)
        {
            try
            {
                return ((await lists.ReadAllAsync(address(groupId), call)).ConvertAll(element => PrincipalReader.Read(JsonRecord.Of(element))), null);
            }
            catch (PimException e) when (e.Status == 404)
            {
                return (Array.Empty<PimPrincipal>(), null);
            }
            catch (PimException e)
            {
                return (null, e);
            }
        }

        var groups = groupIds.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var read = await Task.WhenAll(batch.Together(() => groups.Select(ReadAsync).ToList()));
        foreach (var (group, (members, refusal)) in groups.Zip(read, (group, each) => (group, each)))
        {
            if (refusal is not null)
            {
                refuse(group, refusal);
            }
            else
            {
                emit(group, members!);
            }
        }
    }

    /// <inheritdoc />
    public async Task ListAccountsAsync(IReadOnlyCollection<string> userIds, Action<PimAccount> emit, PimCall call)
    {
        var batch = Batch();
        var lists = new BatchedLists(batch);
        var portions = userIds.Distinct(StringComparer.OrdinalIgnoreCase).ToList().InChunksOf(IdsPerFilter);
        foreach (var users in await Task.WhenAll(batch.Together(() => portions.Select(ids => lists.ReadAllAsync(_urls.Accounts(ids), call)).ToList())))
        {
            users.ForEach(user => emit(PrincipalReader.Account(user)));
        }
    }

    private static string? Id(string text) => Guid.TryParse(text.Trim(), out var id) ? id.ToString("D") : null;

    private static bool IsUserPrincipalName(string text) => text.Trim().IndexOf('@') > 0;

    private BatchedCalls Batch() => new(_http, _graph);

    // What is registered holds nothing: only its enterprise application is somebody.
    private async Task<IReadOnlyList<PimPrincipal>> FindByIdsAsync(IReadOnlyList<string> ids, BatchedCalls? calls, PimCall call) =>
        (await _directory.GetByIdsAsync(ids, call, calls)).Where(found => found.Type != PimPrincipalType.Application).ToList();

    private async Task<PimFoundPrincipals> FindApplicationAsync(string id, PimCall call)
    {
        var found = await TryAsync(() => FindServicePrincipalAsync(id, _http.FindAsync, call));
        return found.Refusal is { } refusal && !IsMissingPermission(refusal) ? throw refusal : found;
    }

    // An id that is no object's may be an application's.
    private async Task<IReadOnlyList<PimPrincipal>> FindServicePrincipalAsync(
        string applicationId, Func<Uri, PimCall, Task<JObject?>> findAsync, PimCall call) =>
        await findAsync(_urls.ServicePrincipal(applicationId), call) is { } found
            ? new[] { _directory.Learn(JsonRecord.Of(found), PimPrincipalType.ServicePrincipal) }
            : Array.Empty<PimPrincipal>();

    private async Task<IReadOnlyList<PimPrincipal>> FindUserAsync(
        string userPrincipalName, Func<Uri, PimCall, Task<JObject?>> findAsync, PimCall call) =>
        await findAsync(_urls.User(userPrincipalName.Trim()), call) is { } user
            ? new[] { _directory.Learn(JsonRecord.Of(user), PimPrincipalType.User) }
            : Array.Empty<PimPrincipal>();

    /// <summary>Users, groups and service principals in one call; the first page of each says whether a name is ambiguous.</summary>
    private async Task<PimFoundPrincipals> FindCalledAsync(string text, BatchedCalls batch, PimCall call)
    {
        var name = text.Trim();
        return name.Length == 0
            ? new PimFoundPrincipals(Array.Empty<PimPrincipal>())
            : await FindAnyAsync(_urls.UsersCalled(name), _urls.GroupsCalled(name), _urls.ServicePrincipalsCalled(name), batch, call);
    }

    private async Task<PimFoundPrincipals> FindAnyAsync(Uri users, Uri groups, Uri servicePrincipals, BatchedCalls batch, PimCall call)
    {
        Task<PimFoundPrincipals> ReadAsync(Uri address, PimPrincipalType type) => TryAsync(async () =>
            (await batch.GetAsync(address, call)).Elements().Select(element => _directory.Learn(JsonRecord.Of(element), type)).ToList());

        var found = await Task.WhenAll(batch.Together(() => new[]
        {
            ReadAsync(users, PimPrincipalType.User),
            ReadAsync(groups, PimPrincipalType.Group),
            ReadAsync(servicePrincipals, PimPrincipalType.ServicePrincipal),
        }));
        var refusals = found.Select(some => some.Refusal).OfType<PimException>().ToList();
        return new PimFoundPrincipals(
            found.SelectMany(some => some).ToList(), refusals.Find(refusal => !IsMissingPermission(refusal)) ?? refusals.FirstOrDefault());
    }

    // What the service said of one question says nothing of the others. Without a sign-in or a network, all fail.
    private static async Task<PimFoundPrincipals> TryAsync(Func<Task<IReadOnlyList<PimPrincipal>>> findAsync)
    {
        try
        {
            return new PimFoundPrincipals(await findAsync());
        }
        catch (PimException e) when (e.Status is not (null or 401) || e.Code == PimErrorCode.InvalidResponse)
        {
            return new PimFoundPrincipals(Array.Empty<PimPrincipal>(), e);
        }
    }

    private static bool IsMissingPermission(PimException refusal) => refusal.Code == PimErrorCode.PermissionMissing;
}
