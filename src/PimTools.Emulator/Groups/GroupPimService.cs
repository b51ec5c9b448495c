using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Groups;

/// <summary>PIM for Groups: membership or ownership of a group. An active assignment changes the group in the directory.</summary>
internal sealed class GroupPimService : PimService
{
    private readonly TenantState _tenant;
    private readonly EntraPimService _roles;

    public GroupPimService(TenantState tenant, EntraPimService roles)
        : base(tenant.Directory)
    {
        _tenant = tenant;
        _roles = roles;
    }

    public GroupPolicies Policies { get; } = new();

    public override string AuditCategory => "GroupManagement";

    /// <summary>The groups under PIM.</summary>
    public IEnumerable<Group> Onboarded => _tenant.Directory.Of<Group>().Where(group => group.IsOnboarded);

    public Group? Find(string id) => _tenant.Directory.Find<Group>(id);

    public Group GroupOf(GrantTarget target) => Find(target.Scope)!;

    public override IEnumerable<string> DefaultApprovers(GrantTarget target) => _roles.DefaultApprovers(target);

    public override Policy PolicyFor(RequestDraft draft) => Policies.Of(draft.Target.Scope, draft.Target.Role);

    public override void RequireAssignable(GrantTarget target, string principalId, ScheduleKind kind)
    {
        if (Assignable(principalId, kind) is Group nested)
            RequireNestable(nested, GroupOf(target), target.Role);
    }

    public override GrantTarget Resolve(GrantTarget named)
    {
        var group = Find(named.Scope) ?? throw ServiceException.ResourceNotFound(named.Scope);
        if (!group.IsManageable)
            throw PimErrors.Request("A group with dynamic membership, or one synchronized from on-premises, cannot be managed.");

        return new GrantTarget(named.Role, group.Id);
    }

    public override IEnumerable<AuditTarget> AuditTargets(GrantTarget target) =>
    [
        new AuditTarget("Role", target.Role, target.Role == GroupAccess.Owner ? "Owner" : "Member"),
        new AuditTarget("Group", target.Scope, Find(target.Scope)?.DisplayName),
    ];

    public override string ScheduleId(ScheduleRequest request) => Id(request.Target, request.Id);

    // An assignment from before PIM has one id for the schedule and the instance.
    public override string InstanceId(ScheduleInstance instance) =>
        instance.Schedule.CreatedUsing is null && !instance.IsThroughGroup
            ? instance.Schedule.Id
            : Id(instance.Schedule.Target, IdSource.Of($"instance/{instance.Schedule.Id}/{instance.PrincipalId}"));

    /// <summary>Brings a group under PIM; its policies get their lasting ids.</summary>
    public override void Prepare(GrantTarget target)
    {
        var group = GroupOf(target);
        if (group.IsOnboarded)
            return;

        group.IsOnboarded = true;
        Policies.Onboard(group.Id);
    }

    /// <summary>Adds the members and owners that a group already has, as active assignments from outside of PIM.</summary>
    public void Adopt(Group group)
    {
        foreach (var access in GroupAccess.All)
        {
            foreach (var principalId in Holders(group, access))
            {
                var target = new GrantTarget(access, group.Id);
                Store.Add(new Schedule(Id(target, IdSource.Of($"{group.Id}/{access}/{principalId}")), ScheduleKind.Active, principalId, target)
                {
                    Start = _tenant.Now,
                    State = ScheduleState.InEffect,
                });
            }
        }
    }

    public override void OnStarted(Schedule schedule)
    {
        if (schedule.Kind == ScheduleKind.Active)
            Holders(GroupOf(schedule.Target), schedule.Target.Role).Add(schedule.PrincipalId);
    }

    public override void OnEnded(Schedule schedule)
    {
        // Another assignment that is in effect keeps the principal in the group.
        var remains = Store.Schedules(ScheduleKind.Active).Any(other =>
            other.PrincipalId == schedule.PrincipalId && other.Target == schedule.Target && other.State == ScheduleState.InEffect);
        if (schedule.Kind == ScheduleKind.Active && !remains)
            Holders(GroupOf(schedule.Target), schedule.Target.Role).Remove(schedule.PrincipalId);
    }

    private static ISet<string> Holders(Group group, string access) => access == GroupAccess.Owner ? group.Owners : group.Members;

    private static string Id(GrantTarget target, string guid) => $"{target.Scope}_{target.Role}_{guid}";

    private static void RequireNestable(Group nested, Group group, string access)
    {
        if (nested == group)
            throw PimErrors.Request("A group cannot be a member of itself.");
        if (access == GroupAccess.Owner || group.IsAssignableToRole)
            throw PimErrors.Request("A group can be neither an owner, nor a member of a group that is assignable to roles.");
    }
}
