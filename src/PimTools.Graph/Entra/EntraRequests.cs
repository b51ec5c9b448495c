using System;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Entra;

/// <summary>What was asked of PIM about Entra roles.</summary>
internal sealed class EntraRequests
{
    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly EntraUrls _urls;
    private readonly EntraNames _names;

    public EntraRequests(PimHttp http, ListReader lists, EntraUrls urls, EntraNames names)
    {
        _http = http;
        _lists = lists;
        _urls = urls;
        _names = names;
    }

    public Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call)
    {
        var asked = filter.ForService();
        Task ReadAsync(PimAssignmentType type, Action<PimRequest> each, PimCall linked) => _lists.ReadAsync(
            _urls.Requests(type, asked), _names.IsComplete, _names.CompleteAsync, element => Read(element, type), each, linked);

        return asked.Type is { } only
            ? ReadAsync(only, emit, call)
            : ParallelLists.ReadAsync(new[] { PimAssignmentType.Active, PimAssignmentType.Eligible }, ReadAsync, emit, call);
    }

    public async Task<PimRequest?> FindAsync(string id, PimCall call)
    {
        foreach (var type in new[] { PimAssignmentType.Active, PimAssignmentType.Eligible })
        {
            if (await _http.FindAsync(_urls.RequestWithNames(type, id), call) is { } element)
            {
                if (!_names.IsComplete(element))
                {
                    await _names.CompleteAsync(new[] { element }, call);
                }

                return Read(element, type);
            }
        }

        return null;
    }

    private PimRequest Read(JObject element, PimAssignmentType type) => RequestReader.Read(
        element, type, EntraReader.RoleOf(element), _names.Scope(element), _names.Principal(element), _names.CreatedBy(element), Array.Empty<PimApprover>());
}
