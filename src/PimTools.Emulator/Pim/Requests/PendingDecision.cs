using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>What a person asked an administrator to extend or renew.</summary>
internal static class PendingDecision
{
    /// <summary>An administrator who extends or renews has decided the request that waited for it.</summary>
    public static void Settle(ScheduleBook book, ScheduleRequest decision)
    {
        if (book.Pending(decision.Kind, decision.PrincipalId, decision.Target) is not { Status: RequestStatus.PendingAdminDecision } waiting)
            return;

        waiting.Status = RequestStatus.Provisioned;
        waiting.Completed = decision.Created;
        waiting.TargetScheduleId = decision.Id;
    }
}
