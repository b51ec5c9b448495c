using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Schedules;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>PIM over Entra roles: a role definition at the tenant, an administrative unit or an application.</summary>
internal sealed class EntraPimService : PimService
{
    public const string TenantScope = "/";
    private const string UnitScope = "/administrativeUnits/";

    private readonly TenantState _tenant;

    public EntraPimService(TenantState tenant)
        : base(tenant.Directory)
    {
        _tenant = tenant;
        Policies = new EntraPolicies(tenant.TenantId, Roles);
    }

    public RoleCatalog Roles { get; } = new();

    public EntraPolicies Policies { get; }

    public override string AuditCategory => "RoleManagement";

    public override IEnumerable<string> DefaultApprovers(GrantTarget target) =>
        Store.Instances(ScheduleKind.Active)
            .Where(held => held.Schedule.Target.Scope == TenantScope
                && held.Schedule.Target.Role is BuiltInRoles.PrivilegedRoleAdministrator or BuiltInRoles.GlobalAdministrator)
            .Select(held => held.PrincipalId)
            .Distinct();

    public override Policy PolicyFor(RequestDraft draft) => Policies.Of(draft.Target.Role);

    public override void RequireAssignable(GrantTarget target, string principalId, ScheduleKind kind)
    {
        if (Assignable(principalId, kind) is Group { IsAssignableToRole: false })
            throw PimErrors.Request("Only a group that is assignable to roles can be given one.");
    }

    public override GrantTarget Resolve(GrantTarget named)
    {
        var role = Roles.Find(named.Role) ?? throw PimErrors.RoleNotFound;
        return new GrantTarget(role.Id, ResolveScope(named.Scope));
    }

    public override void RequireRemovable(Schedule schedule)
    {
        if (schedule is { Kind: ScheduleKind.Active, Target: { Role: BuiltInRoles.GlobalAdministrator, Scope: TenantScope } }
            && !Store.Schedules(ScheduleKind.Active).Any(other =>
                other != schedule && other.Target == schedule.Target && other is { State: ScheduleState.InEffect, IsActivation: false }))
        {
            throw PimErrors.Request("The last Global Administrator assignment cannot be removed.");
        }
    }

    public override IEnumerable<AuditTarget> AuditTargets(GrantTarget target) =>
    [
        new AuditTarget("Role", target.Role, Roles.Find(target.Role)?.DisplayName),
        Unit(target.Scope) is { } unit
            ? new AuditTarget("AdministrativeUnit", unit.Id, unit.DisplayName)
            : Application(target.Scope) is { } application
            ? new AuditTarget(application.AuditType, application.Id, application.DisplayName)
            : new AuditTarget("Directory", _tenant.TenantId, _tenant.Name),
    ];

    /// <summary>Gives those who hold a role active in the whole tenant, directly: users, groups and service principals.</summary>
    public IEnumerable<string> HoldersOf(RoleDefinition role) =>
        Store.Schedules(ScheduleKind.Active)
            .Where(schedule => schedule.State == ScheduleState.InEffect && schedule.Target == new GrantTarget(role.Id, TenantScope))
            .Select(schedule => schedule.PrincipalId)
            .Distinct();

    /// <summary>Adds a role of the tenant's own, with its policy.</summary>
    public void Add(RoleDefinition role)
    {
        Roles.Add(role);
        Policies.Add(role);
    }

    /// <summary>Deletes a role of the tenant's own, with its policy; one that somebody has is refused.</summary>
    public void Remove(RoleDefinition role)
    {
        if (new[] { ScheduleKind.Eligible, ScheduleKind.Active }.SelectMany(Store.Schedules).Any(schedule => schedule.Target.Role == role.Id))
            throw PimErrors.Request("A role that is assigned cannot be deleted.");

        Roles.Remove(role);
        Policies.Remove(role);
    }

    public AdministrativeUnit? Unit(string scope) =>
        scope.StartsWith(UnitScope, StringComparison.OrdinalIgnoreCase)
            ? _tenant.Directory.Find<AdministrativeUnit>(scope.Substring(UnitScope.Length))
            : null;

    /// <summary>The registration or the enterprise application behind a scope <c>/{object id}</c>.</summary>
    public DirectoryObject? Application(string scope) =>
        scope.LastIndexOf('/') == 0 && _tenant.Directory.Find(scope.Substring(1)) is { } found and (Directory.Application or ServicePrincipal) ? found : null;

    public static string ScopeOf(AdministrativeUnit unit) => UnitScope + unit.Id;

    public override string InstanceId(ScheduleInstance instance) =>
        instance.Schedule.CreatedUsing is null && !instance.IsThroughGroup
            ? instance.Schedule.Id
            : AssignmentId(instance.Schedule.Target, instance.PrincipalId, instance.IsThroughGroup ? instance.Schedule.PrincipalId : null)
                + (instance.Schedule.Kind == ScheduleKind.Eligible ? "-e" : "");

    /// <summary>The id of an assignment as the service builds it: role, principal and what else distinguishes it, then a digit.</summary>
    public string AssignmentId(GrantTarget target, string principalId, string? through = null)
    {
        var parts = new List<string?> { target.Role, principalId, Unit(target.Scope)?.Id ?? Application(target.Scope)?.Id, through };
        var bytes = parts.OfType<string>().SelectMany(part => new Guid(part).ToByteArray());
        return Base64Url.Encode([.. bytes]) + "-1";
    }

    private string ResolveScope(string named)
    {
        if (named == TenantScope)
            return TenantScope;
        return Unit(named) is { } unit ? ScopeOf(unit)
            : Application(named) is { } application ? "/" + application.Id
            : throw ServiceException.ResourceNotFound(named);
    }
}
