using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Rules;

namespace PimTools.Graph.Policies;

/// <summary>Graph's policy rules into the model. Entra roles and groups have the same.</summary>
internal static class RuleReader
{
    private const string TypePrefix = "#microsoft.graph.unifiedRoleManagementPolicy";

    public static PolicyRule Read(JObject rule, PrincipalDirectory principals)
    {
        var id = rule.RequiredText("id");
        var source = rule.ToString(Formatting.None);
        return rule.Text("@odata.type") switch
        {
            TypePrefix + "ExpirationRule" =>
                new ExpirationRule(id, rule.Flag("isExpirationRequired"), rule.Duration("maximumDuration")) { Source = source },
            TypePrefix + "EnablementRule" when ReadRequirements(rule) is { } requirements =>
                new EnablementRule(id, requirements) { Source = source },
            TypePrefix + "ApprovalRule" =>
                new ApprovalRule(id, rule.Child("setting")?.Flag("isApprovalRequired") ?? false, ReadApprovers(rule, principals)) { Source = source },
            TypePrefix + "AuthenticationContextRule" =>
                new AuthenticationContextRule(id, rule.Flag("isEnabled"), rule.Text("claimValue")) { Source = source },
            TypePrefix + "NotificationRule" when rule.Word<PimNotificationLevel>("notificationLevel") is { } level =>
                new NotificationRule(id, level, rule.Flag("isDefaultRecipientsEnabled"), rule.Texts("notificationRecipients").ToList()) { Source = source },
            _ => new UnknownRule(id) { Source = source },
        };
    }

    /// <summary>The approvers of an approval rule that it does not name; none in any other rule.</summary>
    public static IEnumerable<string> NamelessApprovers(JObject rule) => Approvers(rule)
        .Where(approver => approver.Text("description") is null)
        .Select(ApproverJson.ObjectId)
        .OfType<string>();

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
