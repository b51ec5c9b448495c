using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;

namespace PimTools.Graph.Client;

/// <summary>Asks the kinds for their assignments, and tells each how far the service's clock is ahead.</summary>
internal sealed class AssignmentsClient : IPimAssignments
{
    private readonly ProviderSet _providers;
    private readonly PrincipalSearch _principals;
    private readonly Func<BatchedCalls> _createCalls;
    private readonly Func<DateTimeOffset> _serviceTime;

    /// <param name="providers">The kinds.</param>
    /// <param name="principals">Finds principals.</param>
    /// <param name="createCalls">Makes the calls that short lists travel with.</param>
    /// <param name="serviceTime">The service's time.</param>
    public AssignmentsClient(ProviderSet providers, PrincipalSearch principals, Func<BatchedCalls> createCalls, Func<DateTimeOffset> serviceTime)
    {
        _createCalls = createCalls;
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

        // What goes by itself does not hold back what goes together.
        Task ReadAsync(BatchedCalls? together) => _providers.ReadAsync<PimAssignment>(
            filter.Kinds,
            (provider, each, linked) => together is null || provider.Holders is not null
                ? provider.Assignments.ListAsync(filter, each, linked, together)
                : Task.Run(() => provider.Assignments.ListAsync(filter, each, linked)),
            EmitTimed,
            call);

        // The caller's own assignments that a name is looked for among are few; what is read whole comes page by page.
        return filter is { Mine: true, Asked: not null } && filter.Kinds.Contains(PimKind.EntraRole) && filter.Kinds.Contains(PimKind.Group)
            ? ReadTogether(ReadAsync)
            : ReadAsync(null);
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

    private Task ReadTogether(Func<BatchedCalls, Task> readAsync)
    {
        var calls = _createCalls();
        return calls.Together(() => readAsync(calls));
    }

    private PimAssignment Timed(PimAssignment assignment)
    {
        assignment.ClockAhead = _serviceTime() - DateTimeOffset.UtcNow;
        return assignment;
    }
}
