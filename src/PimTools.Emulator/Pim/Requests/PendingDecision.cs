using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A request to extend or renew that waits for an administrator.</summary>
internal static class PendingDecision
{
    /// <summary>Completes the pending request once an administrator has extended or renewed the assignment.</summary>
    public static void Complete(ScheduleStore store, ScheduleRequest decision)
    {
        if (store.Pending(decision.Kind, decision.PrincipalId, decision.Target) is not { Status: RequestStatus.PendingAdminDecision } waiting)
            return;

        waiting.Status = RequestStatus.Provisioned;
        waiting.Completed = decision.Created;
        waiting.TargetScheduleId = decision.Id;
    }
}
