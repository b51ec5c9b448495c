using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Directory;

/// <summary>Finds which application is behind a name: its registration, and the enterprise application that mostly bears the same one.</summary>
internal sealed class ApplicationSearch
{
    private static readonly string[] Names = { "displayName" };
    private static readonly string[] Ids = { "id", "appId" };

    private readonly PimHttp _http;
    private readonly Uri _graph;
    private readonly DirectoryUrls _urls;

    public ApplicationSearch(PimHttp http, PimContext context)
    {
        _http = http;
        _graph = context.GraphEndpoint!;
        _urls = new DirectoryUrls(_graph);
    }

    /// <summary>
    /// Both halves in one call; the first page of each says whether a name is ambiguous. A half that may not be read fails the whole: what
    /// is left might be the wrong one.
    /// </summary>
    public async Task<IReadOnlyList<PimScope>> FindAsync(string idOrName, PimCall call)
    {
        var text = idOrName.Trim();
        var isId = Guid.TryParse(text.TrimStart('/'), out var id);
        if (text.Length == 0)
        {
            return Array.Empty<PimScope>();
        }

        var value = isId ? id.ToString("D") : text;
        var batch = new BatchedCalls(_http, _graph);
        async Task<IEnumerable<PimScope>> ReadAsync(Uri address, PimScopeType type) => (await batch.GetAsync(address, call)).Elements()
            .Select(element => ApplicationNames.Scope("/" + element.RequiredText("id"), element.Text("displayName"), type))
            .ToList();

        var found = await Task.WhenAll(batch.Together(() => (isId ? Ids : Names).SelectMany(property => new[]
        {
            ReadAsync(_urls.Registrations(property, value), PimScopeType.ApplicationRegistration),
            ReadAsync(_urls.ServicePrincipals(property, value), PimScopeType.EnterpriseApplication),
        }).ToList()));
        return found.SelectMany(some => some).ToList();
    }
}
