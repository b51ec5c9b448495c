using System;
using PimTools.Emulator.Auditing;

namespace PimTools.Emulator.Schedules;

/// <summary>Ends schedules on request.</summary>
internal sealed class RemovalDesk(TenantState tenant, Provisioner provisioner, PimJournal journal)
{
    /// <summary>No assignment can be ended sooner after its start (documented: pim-how-to-activate-role).</summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(5);

    public void RequireAge(Schedule schedule)
    {
        if (schedule.State == ScheduleState.InEffect && tenant.Now - schedule.Start < LeastAge)
            throw Refusal.TooShort;
    }

    public void Remove(Schedule schedule, ScheduleRequest request)
    {
        provisioner.Remove(schedule);
        request.Status = RequestStatus.Revoked;
        journal.Completed(request);
    }
}
