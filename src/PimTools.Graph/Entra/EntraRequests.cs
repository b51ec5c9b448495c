using System;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Entra;

/// <summary>Lists and finds what was asked of PIM about Entra roles.</summary>
internal sealed class EntraRequests : IRequestLists
{
    private readonly GraphRequests _requests;
    private readonly ListReader _lists;
    private readonly EntraUrls _urls;
    private readonly EntraNames _names;

    public EntraRequests(PimHttp http, ListReader lists, EntraUrls urls, EntraNames names)
    {
        _requests = new GraphRequests(http, names, urls.RequestWithNames);
        _lists = lists;
        _urls = urls;
        _names = names;
    }

    public Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call, BatchedCalls? together)
    {
        var asked = filter.ForService();
        Task ReadAsync(PimAssignmentType type, Action<PimRequest> each, PimCall linked) => _lists.ReadAsync(
            _urls.Requests(type, asked), ListReader.Records, _names.IsComplete, _names.CompleteAsync, element => _requests.Read(element, type), each, linked,
            together);

        return asked.Type is { } only
            ? ReadAsync(only, emit, call)
            : ParallelLists.ReadEachAsync(new[] { PimAssignmentType.Active, PimAssignmentType.Eligible }, ReadAsync, emit, call);
    }

    public Task<PimRequest?> FindAsync(string id, PimCall call) => _requests.FindAsync(id, call);
}
