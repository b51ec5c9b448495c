using PimTools.Models;

namespace PimTools.Activation;

/// <summary>Tells a role that is active already, which nothing is needed for, from one whose activation was to begin after the present one ends.</summary>
internal static class ActiveOverlap
{
    /// <summary>Refuses an activation for later that what is active does not cover.</summary>
    /// <param name="planned">The activation that the service refused.</param>
    /// <param name="active">The assignment that is active.</param>
    /// <param name="refusal">The refusal. The service accepts no second activation while one holds, even for later (documented: error RoleAssignmentExists).</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.AlreadyActive"/>.</exception>
    public static void Refuse(PlannedActivation planned, PimAssignment active, PimException refusal)
    {
        if (planned is { IsScheduled: true, Draft.Schedule: { Start: { } start } schedule } && active.End is { } end
            && (schedule.End ?? (start + schedule.Duration)) > end)
        {
            throw refusal.WithMessage(
                $"{active.Role.Describe(active.Scope)} is active until {MomentText.Of(end)}, and the service accepts no second activation before it ends.",
                $"Request it again after {MomentText.Of(end)}, or end it first with Stop-PimRoleActivation. -Extend makes the present activation longer.",
                active);
        }
    }
}
