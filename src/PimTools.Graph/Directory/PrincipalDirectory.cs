using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Caching;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Directory;

/// <summary>Who is behind an object id, and which id is behind a name.</summary>
internal sealed class PrincipalDirectory
{
    /// <summary>The most ids that the service takes at once (documented: directoryobject-getbyids).</summary>
    private const int IdsPerCall = 1000;

    private readonly NameCache<PimPrincipal> _known = new();
    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly ReadBatch _batch;
    private readonly DirectoryUrls _urls;

    public PrincipalDirectory(PimHttp http, PimContext context)
    {
        _http = http;
        _lists = new ListReader(http);
        _urls = new DirectoryUrls(context.GraphEndpoint!);
        _batch = new ReadBatch(http, _urls.Batch);
        Learn(context.Account);
    }

    public bool Knows(string id) => _known.Find(id) is not null;

    /// <summary>What is known of it; without a name where nothing is.</summary>
    public PimPrincipal Get(string id) => _known.Find(id) ?? new PimPrincipal(id);

    public void Learn(PimPrincipal principal) => _known.Set(principal.Id, principal);

    /// <summary>Asks for everybody who is not known yet. Names are a courtesy: whoever may not read them sees the ids.</summary>
    public async Task LoadAsync(IEnumerable<string> ids, PimCall call)
    {
        var unknown = ids.Where(id => !Knows(id)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        for (var start = 0; start < unknown.Count; start += IdsPerCall)
        {
            var part = unknown.Skip(start).Take(IdsPerCall).ToList();
            try
            {
                (await GetByIdsAsync(part, call)).ForEach(Learn);
            }
            catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
            {
                return;
            }

            // The service leaves out who is gone.
            part.Where(id => !Knows(id)).ToList().ForEach(id => Learn(new PimPrincipal(id)));
        }
    }

    /// <summary>By id or user principal name one, by display name all that bear it; empty when there is nobody.</summary>
    public async Task<IReadOnlyList<PimPrincipal>> FindAsync(string idOrName, PimCall call)
    {
        var text = idOrName.Trim();
        if (text.Length == 0)
        {
            return Array.Empty<PimPrincipal>();
        }

        if (Guid.TryParse(text, out var id))
        {
            return await GetByIdsAsync(new[] { id.ToString("D") }, call);
        }

        var found = text.IndexOf('@') > 0 ? await FindUserAsync(text, call) : await FindCalledAsync(text, call);
        found.ForEach(Learn);
        return found;
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PimPrincipal>>> FindAsync(IReadOnlyCollection<string> idsOrNames, PimCall call)
    {
        var found = new Dictionary<string, IReadOnlyList<PimPrincipal>>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in idsOrNames.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            found[text] = await FindAsync(text, call);
        }

        return found;
    }

    /// <summary>Documented: group-list-transitivemembers.</summary>
    public Task ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call) =>
        _lists.ReadAsync(_urls.Members(groupId), element => emit(PrincipalReader.Read(element)), call);

    private async Task<List<PimPrincipal>> FindUserAsync(string userPrincipalName, PimCall call) =>
        await _http.FindAsync(_urls.User(userPrincipalName), call) is { } user
            ? new List<PimPrincipal> { PrincipalReader.Read(user, PimPrincipalType.User) }
            : new List<PimPrincipal>();

    /// <summary>Users, groups and service principals in one call; the first page of each says whether a name is ambiguous.</summary>
    private async Task<List<PimPrincipal>> FindCalledAsync(string name, PimCall call)
    {
        var asked = new[]
        {
            (Type: PimPrincipalType.User, Address: _urls.UsersCalled(name)),
            (Type: PimPrincipalType.Group, Address: _urls.GroupsCalled(name)),
            (Type: PimPrincipalType.ServicePrincipal, Address: _urls.ServicePrincipalsCalled(name)),
        };
        var answers = await _batch.ReadAsync(asked.Select(part => part.Address).ToList(), call);
        var found = asked
            .Zip(answers, (part, answer) => answer.Body.Children("value").Select(element => PrincipalReader.Read(element, part.Type)))
            .SelectMany(part => part)
            .ToList();

        // Who may read users but no service principals shall still find users.
        var refusal = answers.Select(answer => answer.Refusal).FirstOrDefault(refused => refused is not null);
        return found.Count == 0 && refusal is not null ? throw refusal : found;
    }

    private async Task<List<PimPrincipal>> GetByIdsAsync(IReadOnlyCollection<string> ids, PimCall call)
    {
        var body = new JObject
        {
            ["ids"] = new JArray(ids),
            ["types"] = new JArray("user", "group", "servicePrincipal", "device"),
        };
        var answer = await _http.QueryAsync(_urls.GetByIds, body, call);
        var found = answer.Children("value").Select(element => PrincipalReader.Read(element)).ToList();
        if (answer.Text("@odata.nextLink") is { } link)
        {
            await _lists.ReadAsync(new Uri(link), element => found.Add(PrincipalReader.Read(element)), call);
        }

        return found;
    }
}
