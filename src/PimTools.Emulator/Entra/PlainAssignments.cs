using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>Permanent assignments that are made and removed outside of PIM; the audit log has other activities for them.</summary>
internal sealed class PlainAssignments
{
    private readonly TenantState _tenant;
    private readonly EntraPimService _service;
    private readonly PimAuditWriter _audit;

    public PlainAssignments(TenantState tenant, EntraPimService service, PimAuditWriter audit)
    {
        _tenant = tenant;
        _service = service;
        _audit = audit;
    }

    public Schedule Create(string principalId, GrantTarget asked, Caller caller)
    {
        var target = _service.Resolve(asked);
        _service.RequireAssignable(target, principalId, ScheduleKind.Active);
        if (_service.Store.Live(ScheduleKind.Active, principalId, target) is not null)
        {
            throw ServiceException.Pim("Request_BadRequest",
                "A conflicting object with one or more of the specified property values is present in the directory.");
        }

        var schedule = new Schedule(_service.AssignmentId(target, principalId), ScheduleKind.Active, principalId, target)
        {
            Start = _tenant.Now,
            State = ScheduleState.InEffect,
        };
        _service.Store.Add(schedule);
        _audit.OutsideOfPim(schedule, caller);
        return schedule;
    }

    public void Remove(Schedule schedule, Caller caller)
    {
        _service.RequireRemovable(schedule);
        schedule.State = ScheduleState.Removed;
        _service.Store.Remove(schedule);
        _audit.RemovedDirect(schedule, caller);
    }
}
