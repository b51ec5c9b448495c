using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Rules;

namespace PimTools.Tests.Plans;

/// <summary>A policy as some tenant has it, and no documentation shows it.</summary>
/// <param name="Name">The oddity.</param>
/// <param name="Change">Makes it of an ordinary policy.</param>
/// <param name="Closed">The keys of a document whose rules this version does not understand, and therefore does not change.</param>
internal sealed record OddPolicy(string Name, Func<JArray, JArray> Change, params string[] Closed)
{
    public static IReadOnlyList<OddPolicy> All { get; } =
    [
        new("rules in reverse order", rules => new JArray(rules.Reverse())),
        new("ids in capitals", rules => Each(rules, rule => rule["id"] = rule["id"]!.ToString().ToUpperInvariant())),
        new("targets that are null", rules => Each(rules, rule => rule["target"] = null)),
        new("no targets", rules => Each(rules, rule => rule.Remove("target"))),
        new("properties that nobody knows", rules => Each(rules, rule => (rule["future"], rule["tags"]) = (JToken.Parse("""{"a":[1,null]}"""), new JArray("x")))),
        new("a rule of a kind that nobody knows", rules => Add(rules, """{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyPreApprovalRule","id":"PreApproval_EndUser_Assignment","endpoint":"https://contoso.com","when":"2026-01-01T00:00:00.0000000Z"}""")),
        new("a second rule of expiration of its own id", rules => Add(rules, """{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyExpirationRule","id":"Expiration_Guest_Assignment","isExpirationRequired":true,"maximumDuration":"PT1H"}""")),
        new("no rules at all", _ => [], "activation", "eligible", "active", "notifications"),
        new("no rule for the length of eligible assignments", Without(RuleIds.EligibleExpiration), "eligible.allowPermanent", "eligible.maximumDuration"),
        new("no rule for what activation requires", Without(RuleIds.ActivationEnablement), "activation.requires"),
        new("no rule of approval", Without(RuleIds.ActivationApproval), "activation.approval"),
        new("no rule of authentication contexts", Without(RuleIds.ActivationAuthenticationContext), "activation.authenticationContext"),
        new("no mails", rules => new JArray(rules.Where(rule => !rule["id"]!.ToString().StartsWith("Notification", StringComparison.Ordinal))), "notifications"),
        new("requirements that are null", Put(RuleIds.ActivationEnablement, "enabledRules", "null"), "activation.requires"),
        new("requirements that are missing", rules => Of(rules, RuleIds.EligibleEnablement, rule => rule.Remove("enabledRules")), "eligible.requires"),
        new("an empty list of requirements", Put(RuleIds.ActivationEnablement, "enabledRules", "[]")),
        new("a requirement twice, in another case", Put(RuleIds.ActivationEnablement, "enabledRules", """["justification","Justification"]""")),
        new("a requirement that nobody knows", Put(RuleIds.ActivationEnablement, "enabledRules", """["Justification","CompliantDevice"]"""), "activation.requires"),
        new("another one for active assignments", Put(RuleIds.ActiveEnablement, "enabledRules", """["Biometrics"]"""), "active.requires"),
        new("no longest duration", Put(RuleIds.EligibleExpiration, "maximumDuration", "null")),
        new("durations in years and minutes", rules => Put(RuleIds.ActivationExpiration, "maximumDuration", "\"PT480M\"")(Put(RuleIds.EligibleExpiration, "maximumDuration", "\"P1Y\"")(rules))),
        new("an end that is required in words", Put(RuleIds.EligibleExpiration, "isExpirationRequired", "\"True\"")),
        new("an end of which nothing is told", rules => Of(rules, RuleIds.ActiveExpiration, rule => rule.Remove("isExpirationRequired")), "active.allowPermanent", "active.maximumDuration"),
        new("a context that is on and names none", Put(RuleIds.ActivationAuthenticationContext, "isEnabled", "true")),
        new("a context that is off and names one", Put(RuleIds.ActivationAuthenticationContext, "claimValue", "\"c7\"")),
        new("a context of which nothing is told", Put(RuleIds.ActivationAuthenticationContext, "isEnabled", "\"perhaps\""), "activation.authenticationContext"),
        new("a level of mails that nobody knows", Put("Notification_Requestor_Admin_Eligibility", "notificationLevel", "\"Urgent\""), "notifications.eligibleAssignment.requestor"),
        new("recipients that are null", Put("Notification_Approver_EndUser_Assignment", "notificationRecipients", "null")),
        new("no list of recipients", rules => Of(rules, "Notification_Approver_EndUser_Assignment", rule => rule.Remove("notificationRecipients"))),
        new("a recipient twice", Put("Notification_Approver_EndUser_Assignment", "notificationRecipients", """["it@contoso.com","IT@contoso.com"]""")),
        new("approval that is null", Put(RuleIds.ActivationApproval, "setting", "null"), "activation.approval"),
        new("approval without stages", Approval("[]")),
        new("approval with stages that are null", Approval("null")),
        new("two stages, one after the other", Approval($"[{Stage(User("EMIL"))}, {Stage(User("DANA"))}]", "Serial")),
        new("a second stage of which nothing is told", Approval($$"""[{{Stage(User("EMIL"))}}, {"second":true}]""", "Serial")),
        new("a mode that nobody knows", Approval($"[{Stage(User("EMIL"))}]", "Consensus")),
        new("escalation to somebody else", Approval($"[{Stage(User("EMIL"), User("DANA"))}]")),
        new("escalation after an odd time, with nobody to decide", Approval($"[{Stage(User("EMIL")).Replace("1440", "95", StringComparison.Ordinal)}]")),
        new("managers as approvers", Approval($$"""[{{Stage("""{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":2,"isBackup":true}""")}}]""")),
        new("sponsors as approvers", Approval($$"""[{{Stage("""{"@odata.type":"#microsoft.graph.internalSponsors"},{"@odata.type":"#microsoft.graph.externalSponsors"},{"@odata.type":"#microsoft.graph.targetUserSponsors"}""")}}]""")),
        new("an approver of a kind that nobody knows", Approval($$"""[{{Stage("""{"@odata.type":"#microsoft.graph.oracle","x":1}""")}}]"""), "activation.approval.stages"),
        new("a user as approver without an id", Approval($$"""[{{Stage("""{"@odata.type":"#microsoft.graph.singleUser"}""")}}]"""), "activation.approval.stages"),
        new("an approver twice", Approval($"[{Stage(User("EMIL") + "," + User("EMIL"))}]")),
        new("an approver who has left", Approval($"[{Stage(User("00000000-aaaa-bbbb-cccc-123456789012"))}]")),
        new("an approver whose name is no longer so", Approval($"[{Stage(User("EMIL").Replace("}", ",\"description\":\"Emil Before\",\"isBackup\":true}", StringComparison.Ordinal))}]")),
        new("an approver named as nobody else is", Approval($"[{Stage(User("EMIL").Replace("}", ",\"description\":\"\"}", StringComparison.Ordinal))}]")),
        new("no list of approvers", Approval("""[{"approvalStageTimeOutInDays":3,"isApproverJustificationRequired":false,"isEscalationEnabled":false}]""")),
    ];

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string User(string id) => $$"""{"@odata.type":"#microsoft.graph.singleUser","userId":"{{id}}"}""";

    private static string Stage(string approvers, string escalation = "") => $$"""
        {"approvalStageTimeOutInDays":3,"isApproverJustificationRequired":true,"escalationTimeInMinutes":1440,"isEscalationEnabled":true,
         "primaryApprovers":[{{approvers}}],"escalationApprovers":[{{escalation}}],"future":{"b":2} }
        """;

    private static Func<JArray, JArray> Approval(string stages, string mode = "SingleStage") => rules => Of(rules, RuleIds.ActivationApproval, rule => rule["setting"] = new JObject
    {
        ["isApprovalRequired"] = true,
        ["isApprovalRequiredForExtension"] = false,
        ["isRequestorJustificationRequired"] = true,
        ["approvalMode"] = mode,
        ["approvalStages"] = JToken.Parse(stages),
        ["later"] = "x",
    });

    private static Func<JArray, JArray> Put(string id, string property, string json) => rules => Of(rules, id, rule => rule[property] = JToken.Parse(json));

    private static Func<JArray, JArray> Without(string id) => rules => new JArray(rules.Where(rule => rule["id"]!.ToString() != id));

    private static JArray Add(JArray rules, string json)
    {
        rules.Insert(3, JToken.Parse(json));
        return rules;
    }

    private static JArray Of(JArray rules, string id, Action<JObject> change)
    {
        change(rules.Children<JObject>().Single(rule => rule["id"]!.ToString() == id));
        return rules;
    }

    private static JArray Each(JArray rules, Action<JObject> change)
    {
        rules.Children<JObject>().ToList().ForEach(change);
        return rules;
    }
}
