using System;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>Ends schedules on request.</summary>
internal sealed class RemovalProcessor(TenantState tenant, ScheduleStore store, Provisioner provisioner, PimAuditWriter audit)
{
    /// <summary>No assignment can be ended sooner after its start (documented: pim-how-to-activate-role).</summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(5);

    public void RequireAge(Schedule schedule)
    {
        if (schedule.State == ScheduleState.InEffect && tenant.Now - schedule.Start < LeastAge)
            throw PimErrors.TooShort;
    }

    public void Remove(Schedule schedule, ScheduleRequest request)
    {
        if (provisioner.FailsAtLock(request))
            return;

        // The request for a grant that never began is revoked, too.
        if (schedule is { State: ScheduleState.Waiting, CreatedUsing: { } origin } && store.FindRequest(origin) is { } waiting)
            waiting.Status = RequestStatus.Revoked;
        provisioner.Remove(schedule);
        request.Status = RequestStatus.Revoked;
        audit.Completed(request);
    }
}
