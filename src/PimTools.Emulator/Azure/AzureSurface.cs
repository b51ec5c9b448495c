using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>PIM over Azure: a role definition at a management group, a subscription, a resource group or a resource.</summary>
internal sealed class AzureSurface : PimSurface
{
    /// <summary>Observed: how long a new activation is not yet known where it would be ended.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(45);

    private readonly TenantState _tenant;
    private readonly EmulatorFaults _faults;

    public AzureSurface(TenantState tenant, EmulatorFaults faults)
    {
        _tenant = tenant;
        _faults = faults;
        Tree = new AzureTree(tenant);
        Book = new ScheduleBook(tenant.Directory);
        Policies = new AzurePolicies(Roles);
    }

    public AzureTree Tree { get; }

    public AzureRoles Roles { get; } = new();

    public AzurePolicies Policies { get; }

    public override ScheduleBook Book { get; }

    public override string AuditCategory => "ResourceManagement";

    public AzureScope ScopeOf(GrantTarget target) => ArmScope.Require(Tree, target.Scope);

    public AzureRole RoleOf(GrantTarget target) => Roles.Find(target.Role)!;

    /// <summary>Those who decide about access to the target.</summary>
    public override IEnumerable<string> DefaultApprovers(GrantTarget target) =>
        Book.Instances(ScheduleKind.Active)
            .Where(held => RoleOf(held.Schedule.Target).IsPrivileged && ScopeOf(target).IsAtOrBelow(ScopeOf(held.Schedule.Target)))
            .Select(held => held.PrincipalId)
            .Distinct();

    // Whoever activates at a smaller scope cannot leave the settings of the eligibility behind.
    public override Policy PolicyFor(RequestDraft draft)
    {
        var eligibility = draft.Action == RequestAction.SelfActivate ? EligibilityFor(draft) : null;
        var governing = eligibility?.Target ?? draft.Target;
        return Policies.Of(ScopeOf(governing), RoleOf(governing));
    }

    public override GrantTarget Resolve(GrantTarget named, string principalId, ScheduleKind kind)
    {
        var scope = ArmScope.Require(Tree, named.Scope);
        if (Roles.Find(named.Role) is not { } role || !role.IsAssignableAt(scope))
            throw GraphException.Pim("RoleDefinitionDoesNotExist", $"The specified role definition with ID '{named.Role}' does not exist.");

        RequireAssignable(principalId, kind);
        return new GrantTarget(role.Id, scope.Id);
    }

    public override void RequireRemovable(Schedule schedule)
    {
    }

    public override IEnumerable<AuditTarget> AuditTargets(GrantTarget target) =>
    [
        new AuditTarget("Role", target.Role, Roles.Find(target.Role)?.Name),
        new AuditTarget(ScopeOf(target).Kind.ToString(), target.Scope, ScopeOf(target).DisplayName),
    ];

    public override string ScheduleId(ScheduleRequest request) => IdSource.Of("schedule/" + request.Id);

    // What was there before PIM is one thing with one id.
    public override string InstanceId(ScheduleInstance instance) =>
        instance.Schedule.CreatedUsing is null ? instance.Schedule.Id : IdSource.Of("instance/" + instance.Schedule.Id);

    public override bool IsSettled(Schedule schedule) => _faults.ListingLag == TimeSpan.Zero || _tenant.Now - schedule.Start >= Settling;

    /// <summary>Puts an assignment in place that nobody asked PIM for.</summary>
    public void AssignOutsideOfPim(string principalId, GrantTarget target) =>
        Book.Add(new Schedule(IdSource.Of($"assignment/{target.Scope}/{target.Role}/{principalId}"), ScheduleKind.Active, principalId, target)
        {
            Created = _tenant.Now,
            Start = _tenant.Now,
            State = ScheduleState.InEffect,
        });

    // An eligibility of a group must be named; one of their own the service finds by itself.
    protected override bool Opens(ScheduleInstance eligible, RequestDraft draft) =>
        eligible.Schedule.Target.Role == draft.Target.Role
        && ArmScope.Require(Tree, draft.Target.Scope).IsAtOrBelow(ScopeOf(eligible.Schedule.Target))
        && (draft.LinkedEligibilityId is { } linked ? linked == eligible.Schedule.Id : !eligible.IsThroughGroup);

    private void RequireAssignable(string principalId, ScheduleKind kind)
    {
        switch (_tenant.Directory.Find(principalId))
        {
            case User or Group:
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
