using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Changes;

/// <summary>Plans what has to be removed so that nobody of those named has an assignment. Nothing is sent.</summary>
internal static class RemovalPlanner
{
    /// <summary>Plans the removal of what the people hold, or else is to come; a step that needs nothing for whoever has nothing.</summary>
    /// <param name="client">The client.</param>
    /// <param name="role">The role.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="type">The type to remove; null for either.</param>
    /// <param name="principals">The people.</param>
    /// <param name="justification">The reason.</param>
    /// <param name="call">The call.</param>
    /// <param name="known">What they hold, where that was read when they were looked up; null where it has to be listed.</param>
    public static async Task<AssignmentPlan> PlanAsync(
        IPimClient client,
        PimRole role,
        PimScope scope,
        PimAssignmentType? type,
        IReadOnlyCollection<PimPrincipal> principals,
        string? justification,
        PimCall call,
        IReadOnlyCollection<PimAssignment>? known = null)
    {
        var held = await HeldAssignments.ReadAsync(client, role, scope, type, principals, call, known);
        IEnumerable<PlannedChange> Plan(PimPrincipal principal) => held.AskedOf(principal) is { Count: > 0 } asked
            ? asked.Select(assignment => Remove(assignment, justification))
            : new[] { Nothing(held.NotHeld(principal), principal) };
        PlannedChange Nothing(PimException notHeld, PimPrincipal principal) =>
            new(AssignmentAction.None, type ?? PimAssignmentType.Eligible, role, scope, principal)
            {
                // Gone already is what was wanted, but nobody is to think that something was removed.
                Note = $"{notHeld.Message} There was nothing to remove. {notHeld.Remedy}",
            };
        return new AssignmentPlan(principals.SelectMany(Plan).ToList());
    }

    /// <summary>The removal of an assignment.</summary>
    public static PlannedChange Remove(PimAssignment assignment, string? justification) =>
        new(AssignmentAction.Remove, assignment.Type, assignment.Role, assignment.Scope, assignment.Principal)
        {
            From = AssignmentTerms.Of(assignment),
            IsScheduled = assignment.State == PimAssignmentState.Scheduled,
            ScheduleId = assignment.ScheduleId,
            Justification = justification,
        };
}
