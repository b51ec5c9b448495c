using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Client;

/// <summary>Asks the kinds for their assignments, and tells each how far the service's clock is ahead.</summary>
internal sealed class AssignmentsClient : IPimAssignments
{
    private readonly ProviderSet _providers;
    private readonly Func<DateTimeOffset> _serviceTime;

    public AssignmentsClient(ProviderSet providers, Func<DateTimeOffset> serviceTime)
    {
        _providers = providers;
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

            assignment.ClockAhead = _serviceTime() - DateTimeOffset.UtcNow;
            emit(assignment);
        }

        return _providers.ReadAsync<PimAssignment>(
            filter.Kinds, (provider, each, linked) => provider.Assignments.ListAsync(filter, each, linked), EmitTimed, call);
    }
}
