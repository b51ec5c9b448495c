using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Activation;

/// <summary>The roles that a person chose, and how they are to be activated.</summary>
/// <param name="Eligible">The roles, as the person is eligible for them.</param>
/// <param name="Options">The duration, which is null for the longest that each allows, the justification and the ticket.</param>
internal sealed record PickedRoles(IReadOnlyList<PimAssignment> Eligible, PimActivationOptions Options)
{
    /// <summary>The roles, as if the person had named each.</summary>
    public IEnumerable<RoleSelector> Selectors => Eligible.Select(one => new RoleSelector(new PimIdentity(one), null, Options));
}
