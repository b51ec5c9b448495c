using System;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Lists who holds what, or may activate it.</summary>
public interface IPimAssignments
{
    /// <summary>Lists assignments.</summary>
    Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call);

    /// <summary>
    /// Finds principals as <see cref="IPimDirectory.FindPrincipalsAsync(string, PimCall)"/> does and reads in the same call, where the service has
    /// batches, what they hold of a role at a scope (<see cref="PimFoundPrincipals.Held"/>).
    /// </summary>
    /// <exception cref="PimException">What could not be looked for. That what they hold could not be read is no error: it is left to be listed.</exception>
    Task<PimFoundPrincipals> FindHoldersAsync(string idOrName, PimAssignmentTarget target, PimCall call);
}
