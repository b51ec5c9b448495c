using System;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Lists who holds what, or may activate it.</summary>
public interface IPimAssignments
{
    /// <summary>Lists assignments.</summary>
    Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call);
}
