using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Directory;

namespace PimTools.Graph.Client;

/// <summary>Asks the kinds for their assignments, and tells each how far the service's clock is ahead.</summary>
internal sealed class AssignmentsClient : IPimAssignments
{
    private readonly ProviderSet _providers;
    private readonly OwnLists _lists;
    private readonly PrincipalSearch _principals;
    private readonly Func<DateTimeOffset> _serviceTime;

    /// <param name="providers">The kinds.</param>
    /// <param name="principals">Finds principals.</param>
    /// <param name="lists">Reads their lists.</param>
    /// <param name="serviceTime">The service's time.</param>
    public AssignmentsClient(ProviderSet providers, PrincipalSearch principals, OwnLists lists, Func<DateTimeOffset> serviceTime)
    {
        _lists = lists;
        _providers = providers;
        _principals = principals;
        _serviceTime = serviceTime;
    }

    public Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call)
    {
        void EmitTimed(PimAssignment assignment)
        {
            // Schedules tell what has begun, too.
            if (filter.IsScheduled && !(assignment.State == PimAssignmentState.Scheduled && assignment.Start > _serviceTime()))
            {
                return;
            }

            emit(Timed(assignment));
        }

        // The caller's own assignments that a name is looked for among are few.
        return _lists.ReadAsync<PimAssignment>(
            filter.Kinds,
            filter is { Mine: true, Asked: not null },
            (provider, each, linked, together) => provider.Assignments.ListAsync(filter, each, linked, together),
            EmitTimed,
            call);
    }

    public async Task<PimFoundPrincipals> FindHoldersAsync(string idOrName, PimAssignmentTarget target, PimCall call)
    {
        if (_providers.Of(target.Role.Kind).Holders is not { } holders)
        {
            return await _principals.FindPrincipalsAsync(idOrName, call);
        }

        var (found, held) = await _principals.FindPrincipalsAsync(idOrName, (calls, finding) => holders.ReadAsync(target, calls, finding, call), call);
        return new PimFoundPrincipals(found, found.Refusal) { Held = held?.Select(Timed).ToList() };
    }

    private PimAssignment Timed(PimAssignment assignment)
    {
        assignment.ClockAhead = _serviceTime() - DateTimeOffset.UtcNow;
        return assignment;
    }
}
