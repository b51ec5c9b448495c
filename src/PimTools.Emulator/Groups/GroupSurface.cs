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

/// <summary>PIM for Groups: membership or ownership of a group. What is active here is true in the directory.</summary>
internal sealed class GroupSurface : PimSurface
{
    private readonly TenantState _tenant;
    private readonly DirectoryRoleSurface _roles;

    public GroupSurface(TenantState tenant, DirectoryRoleSurface roles)
    {
        _tenant = tenant;
        _roles = roles;
        Book = new ScheduleBook(tenant.Directory);
    }

    public GroupPolicies Policies { get; } = new();

    public override ScheduleBook Book { get; }

    public override string AuditCategory => "GroupManagement";

    /// <summary>The groups under PIM.</summary>
    public IEnumerable<Group> Onboarded => _tenant.Directory.Of<Group>().Where(group => group.IsOnboarded);

    public Group? Find(string id) => _tenant.Directory.Find<Group>(id);

    public Group GroupOf(GrantTarget target) => Find(target.Scope)!;

    public override IEnumerable<string> DefaultApprovers(GrantTarget target) => _roles.DefaultApprovers(target);

    public override Policy PolicyFor(RequestDraft draft) => Policies.Of(draft.Target.Scope, draft.Target.Role);

    public override GrantTarget Resolve(GrantTarget named, string principalId, ScheduleKind kind)
    {
        var group = Find(named.Scope) ?? throw GraphException.ResourceNotFound(named.Scope);
        if (!group.IsManageable)
            throw Refusal.Request("A group with dynamic membership, or one synchronized from on-premises, cannot be managed.");

        RequireAssignable(principalId, group, named.Role, kind);
        return new GrantTarget(named.Role, group.Id);
    }

    public override void RequireRemovable(Schedule schedule)
    {
    }

    public override IEnumerable<AuditTarget> AuditTargets(GrantTarget target) =>
    [
        new AuditTarget("Role", target.Role, target.Role == GroupAccess.Owner ? "Owner" : "Member"),
        new AuditTarget("Group", target.Scope, Find(target.Scope)?.DisplayName),
    ];

    public override string ScheduleId(ScheduleRequest request) => Id(request.Target, request.Id);

    // What was there before PIM is one thing with one id.
    public override string InstanceId(ScheduleInstance instance) =>
        instance.Schedule.CreatedUsing is null && !instance.IsThroughGroup
            ? instance.Schedule.Id
            : Id(instance.Schedule.Target, IdSource.Of($"instance/{instance.Schedule.Id}/{instance.PrincipalId}"));

    /// <summary>Brings a group under PIM; from then on its policies have the ids they keep.</summary>
    public override void Prepare(GrantTarget target)
    {
        var group = GroupOf(target);
        if (group.IsOnboarded)
            return;

        group.IsOnboarded = true;
        Policies.Onboard(group.Id);
    }

    /// <summary>Takes the members and owners a group has already for what they are: active, assigned outside of PIM.</summary>
    public void Adopt(Group group)
    {
        foreach (var access in GroupAccess.All)
        {
            foreach (var principalId in Holders(group, access))
            {
                var target = new GrantTarget(access, group.Id);
                Book.Add(new Schedule(Id(target, IdSource.Of($"{group.Id}/{access}/{principalId}")), ScheduleKind.Active, principalId, target)
                {
                    Start = _tenant.Now,
                    State = ScheduleState.InEffect,
                });
            }
        }
    }

    public override void Begun(Schedule schedule)
    {
        if (schedule.Kind == ScheduleKind.Active)
            Holders(GroupOf(schedule.Target), schedule.Target.Role).Add(schedule.PrincipalId);
    }

    public override void Ended(Schedule schedule)
    {
        // A grant that never began takes nothing away from somebody who is there by another one.
        var remains = Book.Schedules(ScheduleKind.Active).Any(other =>
            other.PrincipalId == schedule.PrincipalId && other.Target == schedule.Target && other.State == ScheduleState.InEffect);
        if (schedule.Kind == ScheduleKind.Active && !remains)
            Holders(GroupOf(schedule.Target), schedule.Target.Role).Remove(schedule.PrincipalId);
    }

    private static ISet<string> Holders(Group group, string access) => access == GroupAccess.Owner ? group.Owners : group.Members;

    private static string Id(GrantTarget target, string guid) => $"{target.Scope}_{target.Role}_{guid}";

    private void RequireAssignable(string principalId, Group group, string access, ScheduleKind kind)
    {
        switch (_tenant.Directory.Find(principalId))
        {
            case User:
                return;
            case Group nested when nested == group:
                throw Refusal.Request("A group cannot be a member of itself.");
            case Group when access == GroupAccess.Owner || group.IsAssignableToRole:
                throw Refusal.Request("A group can be neither an owner, nor a member of a group that is assignable to roles.");
            case Group:
                return;
            case ServicePrincipal when kind == ScheduleKind.Eligible:
                throw Refusal.Request("A service principal cannot be made eligible.");
            case ServicePrincipal:
                return;
            default:
                throw Refusal.SubjectNotFound;
        }
    }
}
