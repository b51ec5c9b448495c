using System;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Tenant;

/// <summary>The actions by which the seed fills one PIM service; they run through the same checks as a call.</summary>
internal sealed class SeedActions(RequestProcessor requests, PolicyEditor editor)
{
    public void Assign(
        ScheduleKind kind, User by, DirectoryObject principal, GrantTarget target, string justification, DateTimeOffset? until = null) =>
        Assign(kind, by, Assignment(principal, target, justification, until));

    public void Assign(ScheduleKind kind, User by, RequestDraft draft) => requests.Submit(kind, draft, As(by));

    public ScheduleRequest Activate(User user, GrantTarget target, double hours, string justification, string? ticket = null) =>
        requests.Submit(ScheduleKind.Active, new RequestDraft(RequestAction.SelfActivate, user.Id, target)
        {
            Justification = justification,
            Expiration = ScheduleExpiration.After(TimeSpan.FromHours(hours)),
            TicketNumber = ticket,
            TicketSystem = ticket is null ? null : "Contoso Desk",
        }, As(user));

    public void Deactivate(User user, GrantTarget target) =>
        requests.Submit(ScheduleKind.Active, new RequestDraft(RequestAction.SelfDeactivate, user.Id, target), As(user));

    public void Decide(ScheduleRequest request, User approver, bool approve, string justification) =>
        requests.Approvals.Decide(requests.Approvals.Find(request.Id)!, As(approver), approve, justification);

    /// <summary>Changes rules of a policy, each by a function on the current rule.</summary>
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

    public static RequestDraft Assignment(DirectoryObject principal, GrantTarget target, string justification, DateTimeOffset? until = null) =>
        new(RequestAction.AdminAssign, principal.Id, target)
        {
            Justification = justification,
            Expiration = until is { } end ? ScheduleExpiration.At(end) : ScheduleExpiration.Never,
        };

    /// <summary>Gives a change after which a rule requires approval by <paramref name="approver"/>.</summary>
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
