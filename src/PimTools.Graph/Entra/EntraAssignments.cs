using System;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Http;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Entra;

/// <summary>Lists who may activate which role, and who holds it now.</summary>
internal sealed class EntraAssignments : IKindAssignments
{
    private readonly ListReader _lists;
    private readonly EntraUrls _urls;
    private readonly EntraNames _names;

    public EntraAssignments(ListReader lists, EntraUrls urls, EntraNames names)
    {
        _lists = lists;
        _urls = urls;
        _names = names;
    }

    public Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call, BatchedCalls? together = null)
    {
        Task ReadAsync(PimAssignmentType type, Action<PimAssignment> each, PimCall linked) => _lists.ReadAsync(
            _urls.Instances(type, filter),
            ListReader.Records,
            _names.IsComplete,
            _names.CompleteAsync,
            element => EntraReader.Assignment(element, type, filter.IsScheduled, _names),
            each,
            linked,
            together);

        return filter.Type is { } only
            ? ReadAsync(only, emit, call)
            : ParallelLists.ReadEachAsync(new[] { PimAssignmentType.Eligible, PimAssignmentType.Active }, ReadAsync, emit, call);
    }
}
