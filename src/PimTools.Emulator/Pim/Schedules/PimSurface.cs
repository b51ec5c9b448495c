using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>One of the things PIM manages, with what is its own: catalogue, policies, approvers and audit words.</summary>
internal abstract class PimSurface : IAuditSource
{
    public abstract ScheduleBook Book { get; }

    public abstract string AuditCategory { get; }

    /// <summary>Who decides about a target where its policy demands approval and names nobody.</summary>
    public abstract IEnumerable<string> DefaultApprovers(GrantTarget target);

    /// <summary>The policy a request is held against.</summary>
    public abstract Policy PolicyFor(RequestDraft draft);

    /// <summary>The target in the directory's own spelling; whatever does not exist is refused and never widened.</summary>
    public abstract GrantTarget Resolve(GrantTarget named, string principalId, ScheduleKind kind);

    /// <summary>Refuses to end what the tenant cannot do without.</summary>
    public abstract void RequireRemovable(Schedule schedule);

    public abstract IEnumerable<AuditTarget> AuditTargets(GrantTarget target);

    public abstract string InstanceId(ScheduleInstance instance);

    /// <summary>The eligibility that lets a principal activate what a draft asks for, or null.</summary>
    public Schedule? EligibilityFor(RequestDraft draft) =>
        Book.InstancesOf(draft.PrincipalId, ScheduleKind.Eligible).FirstOrDefault(held => Opens(held, draft))?.Schedule;

    /// <summary>Whether a grant that has begun is already known to the part of the service that ends it.</summary>
    public virtual bool IsSettled(Schedule schedule) => true;

    /// <summary>The id of the schedule a request makes.</summary>
    public virtual string ScheduleId(ScheduleRequest request) => request.Id;

    /// <summary>Makes a target ready for its first request.</summary>
    public virtual void Prepare(GrantTarget target)
    {
    }

    /// <summary>A grant has begun: what it grants becomes true outside of PIM.</summary>
    public virtual void Begun(Schedule schedule)
    {
    }

    /// <summary>A grant has ended, before or at its time.</summary>
    public virtual void Ended(Schedule schedule)
    {
    }

    /// <summary>Whether an eligibility is one for what a draft asks for: the same thing at exactly the same scope.</summary>
    protected virtual bool Opens(ScheduleInstance eligible, RequestDraft draft) => eligible.Schedule.Target == draft.Target;
}
