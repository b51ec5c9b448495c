using System;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Lists and finds what was asked of PIM about groups.</summary>
internal sealed class GroupRequests : IRequestLists
{
    private readonly GraphRequests _requests;
    private readonly GroupLists _lists;
    private readonly GroupUrls _urls;

    public GroupRequests(PimHttp http, GroupLists lists, GroupUrls urls, GroupNames names)
    {
        _requests = new GraphRequests(http, names, urls.RequestWithNames);
        _lists = lists;
        _urls = urls;
    }

    public Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call, BatchedCalls? together)
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
            _requests.Read,
            emit,
            call,
            together: together);
    }

    public Task<PimRequest?> FindAsync(string id, PimCall call) => _requests.FindAsync(id, call);
}
