using System.Collections.Generic;
using PimTools.Emulator.Auditing;
using PimTools.Emulator.Policies;

namespace PimTools.Emulator.Schedules;

/// <summary>One of the things PIM manages, with what is its own: catalogue, policies, approvers and audit words.</summary>
internal abstract class PimSurface
{
    public abstract ScheduleBook Book { get; }

    public abstract string AuditCategory { get; }

    /// <summary>Who decides where a policy demands approval and names nobody.</summary>
    public abstract IEnumerable<string> DefaultApprovers { get; }

    public abstract Policy PolicyFor(GrantTarget target);

    /// <summary>The target in the directory's own spelling; whatever does not exist is refused and never widened.</summary>
    public abstract GrantTarget Resolve(GrantTarget named, string principalId, ScheduleKind kind);

    /// <summary>Refuses to end what the tenant cannot do without.</summary>
    public abstract void RequireRemovable(Schedule schedule);

    public abstract IEnumerable<AuditTarget> AuditTargets(GrantTarget target);

    public abstract string InstanceId(ScheduleInstance instance);
}
