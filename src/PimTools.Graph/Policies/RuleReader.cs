using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Rules;

namespace PimTools.Graph.Policies;

/// <summary>Reads policy rules into the model: Graph's, which Entra roles and groups share, and Azure's, which name their type otherwise.</summary>
internal static class RuleReader
{
    private const string GraphPrefix = "#microsoft.graph.unifiedRoleManagementPolicy";
    private const string AzurePrefix = "RoleManagementPolicy";

    public static PolicyRule Read(JObject rule, PrincipalDirectory principals)
    {
        var id = rule.RequiredText("id");
        var source = rule.ToString(Formatting.None);
        return ReadType(rule) switch
        {
            "ExpirationRule" =>
                new ExpirationRule(id, rule.Flag("isExpirationRequired"), rule.Duration("maximumDuration")) { Source = source },
            "EnablementRule" when ReadRequirements(rule) is { } requirements =>
                new EnablementRule(id, requirements) { Source = source },
            "ApprovalRule" =>
                new ApprovalRule(id, rule.Child("setting")?.Flag("isApprovalRequired") ?? false, ReadApprovers(rule, principals)) { Source = source },
            "AuthenticationContextRule" =>
                new AuthenticationContextRule(id, rule.Flag("isEnabled"), rule.Text("claimValue")) { Source = source },
            "NotificationRule" when rule.Word<PimNotificationLevel>("notificationLevel") is { } level =>
                new NotificationRule(id, level, rule.Flag("isDefaultRecipientsEnabled"), rule.Texts("notificationRecipients").ToList()) { Source = source },
            _ => new UnknownRule(id) { Source = source },
        };
    }

    public static bool IsOfAzure(JObject rule) => rule.Get("ruleType") is not null;

    /// <summary>The approvers of an approval rule that it does not name; none in any other rule.</summary>
    public static IEnumerable<string> NamelessApprovers(JObject rule) => Approvers(rule)
        .Where(approver => approver.Text("description") is null)
        .Select(ApproverJson.ObjectId)
        .OfType<string>();

    /// <summary>The type without what each service puts before it; null where there is none.</summary>
    private static string? ReadType(JObject rule) =>
        Without(GraphPrefix, rule.Text("@odata.type")) ?? Without(AzurePrefix, rule.Text("ruleType"));

    private static string? Without(string prefix, string? type) =>
        type?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true ? type.Substring(prefix.Length) : null;

    private static List<PimApprover> ReadApprovers(JObject rule, PrincipalDirectory principals) => Approvers(rule)
        .Select(approver => ApproverJson.Read(
            approver,
            approver.Text("description") ?? (ApproverJson.ObjectId(approver) is { } id ? principals.Get(id).DisplayName : null)))
        .ToList();

    /// <summary>PIM has one stage only (documented: pim-how-to-change-default-settings).</summary>
    private static IEnumerable<JObject> Approvers(JObject rule) =>
        rule.Child("setting")?.Children("approvalStages").FirstOrDefault()?.Children("primaryApprovers") ?? Enumerable.Empty<JObject>();

    /// <summary>Null when a word is unknown: such a rule is better left alone than written back without it.</summary>
    private static PimRequirements? ReadRequirements(JObject rule)
    {
        var requirements = PimRequirements.None;
        foreach (var word in rule.Texts("enabledRules"))
        {
            if (RequirementWords.Read(word) is not { } requirement)
            {
                return null;
            }

            requirements |= requirement;
        }

        return requirements;
    }
}
