using System;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>What was asked of PIM about groups.</summary>
internal sealed class GroupRequests
{
    private readonly PimHttp _http;
    private readonly GroupLists _lists;
    private readonly GroupUrls _urls;
    private readonly GroupNames _names;

    public GroupRequests(PimHttp http, GroupLists lists, GroupUrls urls, GroupNames names)
    {
        _http = http;
        _lists = lists;
        _urls = urls;
        _names = names;
    }

    public Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call)
    {
        var asked = filter.ForService();
        if (!GroupLists.TryFindGroup(asked.RoleId, asked.ScopeId, out var groupId))
        {
            return Task.CompletedTask;
        }

        var isOneList = asked.Relation != PimRequestRelation.Any || groupId is not null || asked.PrincipalId is not null;
        return _lists.ReadAsync(
            asked.Type,
            isOneList ? type => _urls.Requests(type, asked, groupId) : null,
            (type, id) => _urls.Requests(type, asked, id),
            Read,
            emit,
            call);
    }

    public async Task<PimRequest?> FindAsync(string id, PimCall call)
    {
        foreach (var type in new[] { PimAssignmentType.Active, PimAssignmentType.Eligible })
        {
            if (await _http.FindAsync(_urls.Request(type, id), call) is { } element)
            {
                await _names.CompleteAsync(new[] { element }, call);
                return Read(element, type);
            }
        }

        return null;
    }

    private PimRequest Read(JObject element, PimAssignmentType type) => RequestReader.Read(
        element,
        type,
        _names.Role(element),
        _names.Scope(element.RequiredText("groupId")),
        _names.Principal(element),
        _names.CreatedBy(element),
        Array.Empty<PimApprover>());
}
