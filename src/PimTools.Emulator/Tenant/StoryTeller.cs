using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Tenant;

/// <summary>Lets things happen in the past, through the same doors as today.</summary>
internal sealed class StoryTeller
{
    private readonly TenantParts _parts;
    private readonly DeskTeller _desk;

    public StoryTeller(TenantParts parts, DateTimeOffset now)
    {
        _parts = parts;
        _desk = new DeskTeller(parts.RoleRequests, parts.PolicyEditor);
        Now = now;
    }

    /// <summary>The end of the story: the present of the tenant.</summary>
    public DateTimeOffset Now { get; }

    public TenantParts Tenant => _parts;

    /// <summary>Goes on to a moment before the present; the story is told in order.</summary>
    public void Ago(TimeSpan before) => _parts.State.MoveTo(Now - before);

    public string Role(string displayName) => _parts.Roles.Roles.Named(displayName).Id;

    public void AssignOutsideOfPim(User by, DirectoryObject principal, string role) =>
        _parts.PlainAssignments.Create(principal.Id, Target(role, DirectoryRoleSurface.TenantScope), DeskTeller.As(by));

    public void Assign(
        ScheduleKind kind,
        User by,
        DirectoryObject principal,
        string role,
        string justification,
        string scope = DirectoryRoleSurface.TenantScope,
        DateTimeOffset? until = null) =>
        _desk.Assign(kind, by, principal, Target(role, scope), justification, until);

    public ScheduleRequest Activate(
        User user, string role, double hours, string justification, string scope = DirectoryRoleSurface.TenantScope, string? ticket = null) =>
        _desk.Activate(user, Target(role, scope), hours, justification, ticket);

    public void Deactivate(User user, string role, string scope = DirectoryRoleSurface.TenantScope) => _desk.Deactivate(user, Target(role, scope));

    public void Decide(ScheduleRequest request, User approver, bool approve, string justification) =>
        _desk.Decide(request, approver, approve, justification);

    /// <summary>Changes one rule of a role, by a function over the rule as it stands.</summary>
    public void ChangeSetting(User by, string role, string ruleId, Action<JsonObject> change) => ChangeSettings(by, role, (ruleId, change));

    public void ChangeSettings(User by, string role, params (string RuleId, Action<JsonObject> Change)[] changes) =>
        _desk.Change(by, _parts.Roles.Policies.Of(Role(role)), changes);

    private GrantTarget Target(string role, string scope) => new(Role(role), scope);
}
