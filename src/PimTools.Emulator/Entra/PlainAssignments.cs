using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>Permanent assignments made and removed past PIM; the audit log tells them apart.</summary>
internal sealed class PlainAssignments
{
    private readonly TenantState _tenant;
    private readonly DirectoryRoleSurface _surface;
    private readonly PimJournal _journal;

    public PlainAssignments(TenantState tenant, DirectoryRoleSurface surface, PimJournal journal)
    {
        _tenant = tenant;
        _surface = surface;
        _journal = journal;
    }

    public Schedule Create(string principalId, GrantTarget asked, Caller caller)
    {
        var target = _surface.Resolve(asked, principalId, ScheduleKind.Active);
        if (_surface.Book.Live(ScheduleKind.Active, principalId, target) is not null)
        {
            throw GraphException.Pim("Request_BadRequest",
                "A conflicting object with one or more of the specified property values is present in the directory.");
        }

        var schedule = new Schedule(_surface.AssignmentId(target, principalId), ScheduleKind.Active, principalId, target)
        {
            Start = _tenant.Now,
            State = ScheduleState.InEffect,
        };
        _surface.Book.Add(schedule);
        _journal.OutsideOfPim(schedule, caller);
        return schedule;
    }

    public void Remove(Schedule schedule, Caller caller)
    {
        _surface.RequireRemovable(schedule);
        schedule.State = ScheduleState.Removed;
        _surface.Book.Remove(schedule);
        _journal.RemovedDirect(schedule, caller);
    }
}
