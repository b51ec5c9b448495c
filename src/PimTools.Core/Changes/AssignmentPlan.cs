using System.Collections.Generic;
using System.Linq;

namespace PimTools.Changes;

/// <summary>The steps from what exists to what is wanted, in the order in which it was asked for.</summary>
/// <param name="Changes">The steps; also those for which nothing is needed, and those that cannot be done.</param>
internal sealed record AssignmentPlan(IReadOnlyList<PlannedChange> Changes)
{
    /// <summary>The steps that are to be sent.</summary>
    public IEnumerable<PlannedChange> Needed => Changes.Where(change => change.IsNeeded);

    /// <summary>The steps by which somebody loses time.</summary>
    public IEnumerable<PlannedChange> EndingEarlier => Changes.Where(change => change.EndsEarlier);
}
