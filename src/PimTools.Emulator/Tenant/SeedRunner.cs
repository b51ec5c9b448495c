using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Tenant;

/// <summary>Runs the seed of the Entra roles in the past, and moves the time of the tenant for all seeds.</summary>
internal sealed class SeedRunner
{
    private readonly TenantParts _parts;
    private readonly SeedActions _actions;

    public SeedRunner(TenantParts parts, DateTimeOffset now)
    {
        _parts = parts;
        _actions = new SeedActions(parts.RoleRequests, parts.PolicyEditor);
        Now = now;
    }

    /// <summary>The present of the tenant, at which the seed ends.</summary>
    public DateTimeOffset Now { get; }

    public TenantParts Tenant => _parts;

    /// <summary>Advances the tenant to a time before the present; the seed runs in order.</summary>
    public void AdvanceTo(TimeSpan before) => _parts.State.MoveTo(Now - before);

    public string Role(string displayName) => _parts.Roles.Roles.Named(displayName).Id;

    public void AssignOutsideOfPim(User by, DirectoryObject principal, string role) =>
        _parts.PlainAssignments.Create(principal.Id, Target(role, EntraPimService.TenantScope), SeedActions.As(by));

    public void Assign(
        ScheduleKind kind,
        User by,
        DirectoryObject principal,
        string role,
        string justification,
        string scope = EntraPimService.TenantScope,
        DateTimeOffset? until = null) =>
        _actions.Assign(kind, by, principal, Target(role, scope), justification, until);

    public ScheduleRequest Activate(
        User user, string role, double hours, string justification, string scope = EntraPimService.TenantScope, string? ticket = null) =>
        _actions.Activate(user, Target(role, scope), hours, justification, ticket);

    public void Deactivate(User user, string role, string scope = EntraPimService.TenantScope) => _actions.Deactivate(user, Target(role, scope));

    public void Decide(ScheduleRequest request, User approver, bool approve, string justification) =>
        _actions.Decide(request, approver, approve, justification);

    /// <summary>Changes one rule of a role, by a function on the current rule.</summary>
    public void ChangeSetting(User by, string role, string ruleId, Action<JsonObject> change) => ChangeSettings(by, role, (ruleId, change));

    public void ChangeSettings(User by, string role, params (string RuleId, Action<JsonObject> Change)[] changes) =>
        _actions.Change(by, _parts.Roles.Policies.Of(Role(role)), changes);

    private GrantTarget Target(string role, string scope) => new(Role(role), scope);
}
