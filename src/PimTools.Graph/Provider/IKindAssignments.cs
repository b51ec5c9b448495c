using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Provider;

/// <summary>Lists the assignments of one kind.</summary>
internal interface IKindAssignments
{
    Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call);
}
