using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Compliance;

/// <summary>Evidence that somebody else reads of the same tenant at the same time. Each part is null where it could not be read whole.</summary>
/// <param name="Assignments">The assignments of the kinds that are checked, at all scopes.</param>
/// <param name="Activations">The activations of the audit log.</param>
/// <param name="Since">The time from which on the activations are known.</param>
internal sealed record KnownEvidence(Task<IReadOnlyList<PimAssignment>?> Assignments, Task<ActivationEvidence?> Activations, DateTimeOffset Since);
