using System;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>Ends schedules on request.</summary>
internal sealed class RemovalDesk(TenantState tenant, ScheduleBook book, Provisioner provisioner, PimJournal journal)
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
        // A grant that never began takes the request along that waited for its start.
        if (schedule is { State: ScheduleState.Waiting, CreatedUsing: { } origin } && book.FindRequest(origin) is { } waiting)
            waiting.Status = RequestStatus.Revoked;
        provisioner.Remove(schedule);
        request.Status = RequestStatus.Revoked;
        journal.Completed(request);
    }
}
