using System;
using System.Threading.Tasks;
using PimTools.Graph.Http;

namespace PimTools.Graph.Provider;

/// <summary>Lists the assignments of one kind.</summary>
internal interface IKindAssignments
{
    /// <param name="filter">The filter.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    /// <param name="together">The calls that short lists of several kinds travel with; null for calls of its own. A service without batches leaves them alone.</param>
    Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call, BatchedCalls? together = null);
}
