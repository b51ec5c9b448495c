using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Pim.Schedules;

/// <summary>PIM for one kind of targets, with its own roles, policies, approvers and audit targets.</summary>
internal abstract class PimService : IAuditSource
{
    private readonly DirectoryStore _directory;

    protected PimService(DirectoryStore directory)
    {
        _directory = directory;
        Store = new ScheduleStore(directory);
    }

    public ScheduleStore Store { get; }

    public abstract string AuditCategory { get; }

    /// <summary>Gives those who decide where a policy requires approval and names nobody.</summary>
    public abstract IEnumerable<string> DefaultApprovers(GrantTarget target);

    /// <summary>Gives the policy that applies to a request.</summary>
    public abstract Policy PolicyFor(RequestDraft draft);

    /// <summary>Gives the target in the directory's own spelling; a target that does not exist is refused and never widened.</summary>
    public abstract GrantTarget Resolve(GrantTarget named);

    /// <summary>Refuses to give a principal what it cannot have (documented: pim-how-to-add-role-to-user).</summary>
    public virtual void RequireAssignable(GrantTarget target, string principalId, ScheduleKind kind) => Assignable(principalId, kind);

    /// <summary>Refuses to end an assignment that the tenant cannot do without.</summary>
    public virtual void RequireRemovable(Schedule schedule)
    {
    }

    public abstract IEnumerable<AuditTarget> AuditTargets(GrantTarget target);

    public abstract string InstanceId(ScheduleInstance instance);

    /// <summary>Finds the eligibility that lets a principal activate what a draft asks for, or null.</summary>
    public Schedule? EligibilityFor(RequestDraft draft) =>
        Store.InstancesOf(draft.PrincipalId, ScheduleKind.Eligible).FirstOrDefault(held => Covers(held, draft))?.Schedule;

    /// <summary>Tells whether a grant that has begun is already known to the part of the service that ends it.</summary>
    public virtual bool IsReplicated(Schedule schedule) => true;

    /// <summary>Tells whether a lock keeps assignments at a target from being changed.</summary>
    public virtual bool IsLocked(GrantTarget target) => false;

    /// <summary>Gives the id of the schedule that a request makes.</summary>
    public virtual string ScheduleId(ScheduleRequest request) => request.Id;

    /// <summary>Makes a target ready for its first request.</summary>
    public virtual void Prepare(GrantTarget target)
    {
    }

    /// <summary>Runs when a grant has begun, so that it takes effect outside of PIM.</summary>
    public virtual void OnStarted(Schedule schedule)
    {
    }

    /// <summary>Runs when a grant has ended, before or at its time.</summary>
    public virtual void OnEnded(Schedule schedule)
    {
    }

    /// <summary>Tells whether an eligibility allows what a draft asks for: the same role at exactly the same scope.</summary>
    protected virtual bool Covers(ScheduleInstance eligible, RequestDraft draft) => eligible.Schedule.Target == draft.Target;

    /// <summary>Finds a principal that can have an assignment of this kind.</summary>
    protected DirectoryObject Assignable(string principalId, ScheduleKind kind) => _directory.Find(principalId) switch
    {
        ServicePrincipal when kind == ScheduleKind.Eligible => throw PimErrors.Request("A service principal cannot be made eligible."),
        { } principal and (User or Group or ServicePrincipal) => principal,
        _ => throw PimErrors.SubjectNotFound,
    };
}
