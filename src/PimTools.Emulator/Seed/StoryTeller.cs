using System;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Roles;
using PimTools.Emulator.Schedules;

namespace PimTools.Emulator.Seed;

/// <summary>Lets things happen in the past, through the same doors as today.</summary>
internal sealed class StoryTeller
{
    private readonly TenantParts _parts;

    public StoryTeller(TenantParts parts, DateTimeOffset now)
    {
        _parts = parts;
        Now = now;
    }

    /// <summary>The end of the story: the present of the tenant.</summary>
    public DateTimeOffset Now { get; }

    public TenantParts Tenant => _parts;

    /// <summary>Goes on to a moment before the present; the story is told in order.</summary>
    public void Ago(TimeSpan before) => _parts.State.MoveTo(Now - before);

    public string Role(string displayName) => _parts.Roles.Roles.Named(displayName).Id;

    public void AssignOutsideOfPim(User by, DirectoryObject principal, string role) =>
        _parts.PlainAssignments.Create(principal.Id, new GrantTarget(Role(role), DirectoryRoleSurface.TenantScope), As(by));

    public void Assign(
        ScheduleKind kind,
        User by,
        DirectoryObject principal,
        string role,
        string justification,
        string scope = DirectoryRoleSurface.TenantScope,
        DateTimeOffset? until = null) =>
        _parts.RoleRequests.Submit(kind, new RequestDraft(RequestAction.AdminAssign, principal.Id, new GrantTarget(Role(role), scope))
        {
            Justification = justification,
            Expiration = until is { } end ? ScheduleExpiration.At(end) : ScheduleExpiration.Never,
        }, As(by));

    public ScheduleRequest Activate(
        User user, string role, double hours, string justification, string scope = DirectoryRoleSurface.TenantScope, string? ticket = null) =>
        _parts.RoleRequests.Submit(ScheduleKind.Active, new RequestDraft(RequestAction.SelfActivate, user.Id, new GrantTarget(Role(role), scope))
        {
            Justification = justification,
            Expiration = ScheduleExpiration.After(TimeSpan.FromHours(hours)),
            TicketNumber = ticket,
            TicketSystem = ticket is null ? null : "Contoso Desk",
        }, As(user));

    public void Deactivate(User user, string role, string scope = DirectoryRoleSurface.TenantScope) =>
        _parts.RoleRequests.Submit(
            ScheduleKind.Active, new RequestDraft(RequestAction.SelfDeactivate, user.Id, new GrantTarget(Role(role), scope)), As(user));

    public void Decide(ScheduleRequest request, User approver, bool approve, string justification) =>
        _parts.RoleRequests.Approvals.Decide(_parts.RoleRequests.Approvals.Find(request.Id)!, As(approver), approve, justification);

    /// <summary>Changes one rule of a role, by a function over the rule as it stands.</summary>
    public void ChangeSetting(User by, string role, string ruleId, Action<JsonObject> change) => ChangeSettings(by, role, (ruleId, change));

    public void ChangeSettings(User by, string role, params (string RuleId, Action<JsonObject> Change)[] changes)
    {
        var policy = _parts.Roles.Policies.Of(Role(role));
        var bodies = changes.Select(item =>
        {
            var body = (JsonObject)policy[item.RuleId].DeepClone();
            item.Change(body);
            return (item.RuleId, body);
        }).ToList();
        _parts.PolicyEditor.Change(policy, bodies, As(by));
    }

    private static Caller As(User user) => new(user.Id) { HasMfa = true, AuthenticationContexts = ["c1", "c2"] };
}
