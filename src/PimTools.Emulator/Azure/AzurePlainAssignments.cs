using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>Role assignments that are made, changed and removed outside of PIM; the audit log has other activities for them.</summary>
internal sealed class AzurePlainAssignments(TenantState tenant, AzurePimService service, PimAuditWriter audit)
{
    /// <summary>Makes a permanent assignment under the name that the caller has chosen.</summary>
    public Schedule Create(PlainAssignmentBody asked, string name, Caller caller)
    {
        RequirePrincipal(asked.PrincipalId);
        var target = service.Resolve(asked.Target);
        service.RequireAssignable(target, asked.PrincipalId, ScheduleKind.Active);
        if (service.Store.FindSchedule(name) is not null || service.Store.Live(ScheduleKind.Active, asked.PrincipalId, target) is not null)
            throw ArmErrors.AssignmentExists;

        var schedule = new Schedule(name, ScheduleKind.Active, asked.PrincipalId, target)
        {
            Created = tenant.Now,
            CreatedBy = caller.ObjectId,
            ModifiedBy = caller.ObjectId,
            Start = tenant.Now,
            State = ScheduleState.InEffect,
            Condition = asked.Condition,
            Description = asked.Description,
        };
        service.Store.Add(schedule);
        audit.OutsideOfPim(schedule, caller);
        return schedule;
    }

    /// <summary>Changes the description and the condition; the principal, the role and the scope stay what they are.</summary>
    public void Change(Schedule schedule, PlainAssignmentBody asked, Caller caller)
    {
        if (asked.PrincipalId != schedule.PrincipalId || service.Resolve(asked.Target) != schedule.Target)
            throw ArmErrors.AssignmentIsFixed;

        schedule.Condition = asked.Condition;
        schedule.Description = asked.Description;
        schedule.Modified = tenant.Now;
        schedule.ModifiedBy = caller.ObjectId;
    }

    public void Remove(Schedule schedule, Caller caller)
    {
        schedule.State = ScheduleState.Removed;
        service.Store.Remove(schedule);
        audit.RemovedDirect(schedule, caller);
    }

    private void RequirePrincipal(string principalId)
    {
        if (tenant.Directory.Find(principalId) is null)
            throw ArmErrors.PrincipalNotFound(principalId, tenant.TenantId);
    }
}
