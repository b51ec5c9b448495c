using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>PIM over Azure: a role definition at a management group, a subscription, a resource group or a resource.</summary>
internal sealed class AzurePimService : PimService
{
    /// <summary>The time in which a new activation is not yet known to the part of the service that ends it (observed).</summary>
    private static readonly TimeSpan ReplicationDelay = TimeSpan.FromSeconds(45);

    private readonly TenantState _tenant;
    private readonly EmulatorFaults _faults;

    public AzurePimService(TenantState tenant, EmulatorFaults faults)
        : base(tenant.Directory)
    {
        _tenant = tenant;
        _faults = faults;
        Tree = new AzureTree(tenant);
        Policies = new AzurePolicies(Roles);
    }

    public AzureTree Tree { get; }

    public AzureRoles Roles { get; } = new();

    public AzurePolicies Policies { get; }

    public override string AuditCategory => "ResourceManagement";

    public AzureScope ScopeOf(GrantTarget target) => ArmScope.Require(Tree, target.Scope);

    /// <summary>Tells whether anybody has a role now or in the future.</summary>
    public bool IsAssigned(AzureRole role) =>
        new[] { ScheduleKind.Eligible, ScheduleKind.Active }.SelectMany(Store.Schedules).Any(schedule => schedule.Target.Role == role.Id);

    public AzureRole RoleOf(GrantTarget target) => Roles.Past(target.Role);

    /// <summary>The approvers are those who can assign access to the target.</summary>
    public override IEnumerable<string> DefaultApprovers(GrantTarget target) =>
        Store.Instances(ScheduleKind.Active)
            .Where(held => RoleOf(held.Schedule.Target).IsPrivileged && ScopeOf(target).IsAtOrBelow(ScopeOf(held.Schedule.Target)))
            .Select(held => held.PrincipalId)
            .Distinct();

    // The settings of the eligibility also apply to an activation at a smaller scope.
    public override Policy PolicyFor(RequestDraft draft)
    {
        var eligibility = draft.Action == RequestAction.SelfActivate ? EligibilityFor(draft) : null;
        var governing = eligibility?.Target ?? draft.Target;
        return Policies.Of(ScopeOf(governing), RoleOf(governing));
    }

    public override GrantTarget Resolve(GrantTarget named)
    {
        var scope = ArmScope.Require(Tree, named.Scope);
        if (Roles.Find(named.Role) is not { } role || !role.IsAssignableAt(scope))
            throw ServiceException.Pim("RoleDefinitionDoesNotExist", $"The specified role definition with ID '{named.Role}' does not exist.");

        return new GrantTarget(role.Id, scope.Id);
    }

    public override IEnumerable<AuditTarget> AuditTargets(GrantTarget target) =>
    [
        new AuditTarget("Role", target.Role, Roles.Find(target.Role)?.Name),
        new AuditTarget(ScopeOf(target).Kind.ToString(), target.Scope, ScopeOf(target).DisplayName),
    ];

    public override string ScheduleId(ScheduleRequest request) => IdSource.Of("schedule/" + request.Id);

    // An assignment from before PIM has one id for the schedule and the instance.
    public override string InstanceId(ScheduleInstance instance) =>
        instance.Schedule.CreatedUsing is null ? instance.Schedule.Id : IdSource.Of("instance/" + instance.Schedule.Id);

    public override bool IsReplicated(Schedule schedule) => _faults.ListingLag == TimeSpan.Zero || _tenant.Now - schedule.Start >= ReplicationDelay;

    public override bool IsLocked(GrantTarget target) => _faults.IsLocked(ScopeOf(target).Line.SelectMany(scope => scope.Names));

    /// <summary>Adds an assignment that was made outside of PIM.</summary>
    public void AssignOutsideOfPim(string principalId, GrantTarget target) =>
        Store.Add(new Schedule(IdSource.Of($"assignment/{target.Scope}/{target.Role}/{principalId}"), ScheduleKind.Active, principalId, target)
        {
            Created = _tenant.Now,
            Start = _tenant.Now,
            State = ScheduleState.InEffect,
        });

    // The caller has to name the eligibility of a group; the service finds the caller's own.
    protected override bool Covers(ScheduleInstance eligible, RequestDraft draft) =>
        eligible.Schedule.Target.Role == draft.Target.Role
        && ArmScope.Require(Tree, draft.Target.Scope).IsAtOrBelow(ScopeOf(eligible.Schedule.Target))
        && (draft.LinkedEligibilityId is { } linked ? linked == eligible.Schedule.Id : !eligible.IsThroughGroup);
}
