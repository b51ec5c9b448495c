using System;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Tenant;

/// <summary>Tells what happened at the desk of one surface, through the same doors as today.</summary>
internal sealed class DeskTeller(RequestDesk desk, PolicyEditor editor)
{
    public void Assign(
        ScheduleKind kind, User by, DirectoryObject principal, GrantTarget target, string why, DateTimeOffset? until = null) =>
        Assign(kind, by, Assignment(principal, target, why, until));

    public void Assign(ScheduleKind kind, User by, RequestDraft draft) => desk.Submit(kind, draft, As(by));

    public ScheduleRequest Activate(User user, GrantTarget target, double hours, string why, string? ticket = null) =>
        desk.Submit(ScheduleKind.Active, new RequestDraft(RequestAction.SelfActivate, user.Id, target)
        {
            Justification = why,
            Expiration = ScheduleExpiration.After(TimeSpan.FromHours(hours)),
            TicketNumber = ticket,
            TicketSystem = ticket is null ? null : "Contoso Desk",
        }, As(user));

    public void Deactivate(User user, GrantTarget target) =>
        desk.Submit(ScheduleKind.Active, new RequestDraft(RequestAction.SelfDeactivate, user.Id, target), As(user));

    public void Decide(ScheduleRequest request, User approver, bool approve, string justification) =>
        desk.Approvals.Decide(desk.Approvals.Find(request.Id)!, As(approver), approve, justification);

    /// <summary>Changes rules of a policy, each by a function over the rule as it stands.</summary>
    public void Change(User by, Policy policy, params (string RuleId, Action<JsonObject> Change)[] changes)
    {
        var bodies = changes.Select(item =>
        {
            var body = (JsonObject)policy[item.RuleId].DeepClone();
            item.Change(body);
            return (item.RuleId, body);
        }).ToList();
        editor.Change(policy, bodies, As(by));
    }

    public static RequestDraft Assignment(DirectoryObject principal, GrantTarget target, string why, DateTimeOffset? until = null) =>
        new(RequestAction.AdminAssign, principal.Id, target)
        {
            Justification = why,
            Expiration = until is { } end ? ScheduleExpiration.At(end) : ScheduleExpiration.Never,
        };

    /// <summary>Lets a rule demand that <paramref name="approver"/> decides.</summary>
    public static Action<JsonObject> ApprovalBy(User approver) => rule =>
    {
        rule["setting"]!["isApprovalRequired"] = true;
        rule["setting"]!["approvalStages"]![0]!["primaryApprovers"] = new JsonArray(new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.singleUser",
            ["userId"] = approver.Id,
            ["description"] = approver.DisplayName,
        });
    };

    public static Caller As(User user) => new(user.Id) { HasMfa = true, AuthenticationContexts = ["c1", "c2"] };
}
