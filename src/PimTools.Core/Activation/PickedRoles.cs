using System.Collections.Generic;

namespace PimTools.Activation;

/// <summary>The roles that a person chose, and how they are to be activated.</summary>
/// <param name="Eligible">The roles, as the person is eligible for them.</param>
/// <param name="Options">The duration, which is null for the longest that each allows, the justification and the ticket.</param>
internal sealed record PickedRoles(IReadOnlyList<PimAssignment> Eligible, PimActivationOptions Options);
