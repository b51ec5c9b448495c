using System;
using System.Collections.Generic;
using System.Linq;
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

    public static PolicyRule Read(JObject rule, PrincipalDirectory principals) => Read(rule, JsonBody.Text(rule), principals);

    /// <param name="rule">The rule.</param>
    /// <param name="source">Its text.</param>
    /// <param name="principals">The names of approvers.</param>
    public static PolicyRule Read(JObject rule, string source, PrincipalDirectory principals)
    {
        var id = rule.RequiredText("id");
        return ReadType(rule) switch
        {
            "ExpirationRule" when rule.OptionalFlag("isExpirationRequired") is { } isRequired =>
                new ExpirationRule(id, isRequired, rule.Duration("maximumDuration")) { Source = source },
            "EnablementRule" =>
                new EnablementRule(id, ReadRequirements(rule)) { Source = source },
            "ApprovalRule" when rule.Child("setting")?.OptionalFlag("isApprovalRequired") is { } isRequired =>
                ApprovalJson.Read(id, isRequired, rule.Child("setting")!, principals, source),
            "AuthenticationContextRule" when rule.OptionalFlag("isEnabled") is { } isEnabled =>
                new AuthenticationContextRule(id, isEnabled, rule.Text("claimValue")) { Source = source },
            "NotificationRule" when rule.Word<PimNotificationLevel>("notificationLevel") is { } level and not PimNotificationLevel.Unknown
                && rule.OptionalFlag("isDefaultRecipientsEnabled") is { } toDefault =>
                new NotificationRule(id, level, toDefault, rule.Texts("notificationRecipients").ToList()) { Source = source },
            _ => new UnknownRule(id) { Source = source },
        };
    }

    public static bool IsOfAzure(JObject rule) => rule.Get("ruleType") is not null;

    /// <summary>The approvers of an approval rule that it gives by their ids alone; none in any other rule.</summary>
    public static IEnumerable<string> NamelessApprovers(JObject rule) => ApprovalJson.Approvers(rule)
        .Where(approver => approver.Text("description") is null)
        .Select(ApproverJson.ObjectId)
        .OfType<string>();

    /// <summary>The type without what each service puts before it; null where there is none.</summary>
    private static string? ReadType(JObject rule) =>
        Without(GraphPrefix, rule.Text("@odata.type")) ?? Without(AzurePrefix, rule.Text("ruleType"));

    private static string? Without(string prefix, string? type) =>
        type?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true ? type.Substring(prefix.Length) : null;

    /// <summary>The words that are known, and Unknown for all others, so that nobody takes them for none.</summary>
    private static PimRequirements ReadRequirements(JObject rule) => rule.Get("enabledRules") is JArray
        ? rule.Texts("enabledRules").Aggregate(PimRequirements.None, (all, word) => all | (RequirementWords.Read(word) ?? PimRequirements.Unknown))
        : PimRequirements.Unknown;
}
