using System;

namespace PimTools.Auditing;

/// <summary>A request that took an assignment away, or changed its end.</summary>
/// <param name="Time">The time at which it was done, UTC.</param>
/// <param name="By">The one who asked for it; null where that is not told.</param>
/// <param name="Action">The action that was asked for.</param>
/// <param name="ScopeId">The scope's id; null where it is not told.</param>
/// <param name="End">The new end of what was changed, UTC; null for none.</param>
internal sealed record AssignmentEnd(DateTimeOffset Time, PimPrincipal? By, PimRequestAction Action, string? ScopeId, DateTimeOffset? End)
{
    /// <summary>Tells whether it took the assignment away.</summary>
    public bool IsRemoval => Action is PimRequestAction.SelfDeactivate or PimRequestAction.AdminRemove;
}
