using System.Linq;
using System.Xml;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using PimTools.Rules;

namespace PimTools.Graph.Policies;

/// <summary>
/// Writes rules back into the service's JSON: as they came, with only what the model knows replaced. A PATCH takes whole rules (API
/// reference, section 7.1), so whatever this version does not know has to go back unchanged.
/// </summary>
internal static class RuleWriter
{
    public static JObject Write(PolicyRule rule)
    {
        var body = JsonBody.Parse(rule.Source ?? throw new PimException(
            PimErrorCode.InvalidSetting, $"The rule {rule.Id} was not read from the service, so it cannot be sent back."));
        switch (rule)
        {
            case ExpirationRule expiration:
                body.Put("isExpirationRequired", expiration.IsExpirationRequired);
                body.Put("maximumDuration", expiration.MaximumDuration is { } maximum ? XmlConvert.ToString(maximum) : null);
                break;
            case EnablementRule enablement:
                body.Put("enabledRules", new JArray(RequirementWords.Write(enablement.Requirements)));
                break;
            case ApprovalRule approval:
                Write(body, approval);
                break;
            case AuthenticationContextRule context:
                body.Put("isEnabled", context.IsEnabled);
                body.Put("claimValue", context.ClaimValue);
                break;
            case NotificationRule notification:
                body.Put("notificationLevel", notification.Level.ToString());
                body.Put("isDefaultRecipientsEnabled", notification.DefaultRecipients);
                body.Put("notificationRecipients", new JArray(notification.Recipients));
                break;
        }

        return body;
    }

    private static void Write(JObject body, ApprovalRule rule)
    {
        var setting = body.Child("setting");
        if (setting is null)
        {
            body.Put("setting", setting = new JObject());
        }

        setting.Put("isApprovalRequired", rule.IsApprovalRequired);
        var stages = setting.Get("approvalStages") as JArray;
        if (stages is null)
        {
            setting.Put("approvalStages", stages = new JArray());
        }

        if (rule.IsApprovalRequired && setting.Text("approvalMode") is null or "NoApproval")
        {
            setting.Put("approvalMode", "SingleStage");
        }

        if (stages.Count == 0 && (rule.IsApprovalRequired || rule.Approvers.Count > 0))
        {
            stages.Add(NewStage());
        }

        if (stages.OfType<JObject>().FirstOrDefault() is { } stage)
        {
            stage.Put("primaryApprovers", new JArray(rule.Approvers.Select(approver => ApproverJson.Write(approver, RuleReader.IsOfAzure(body)))));
        }
    }

    /// <summary>A stage as the portal makes it (sample: update rules in PIM).</summary>
    private static JObject NewStage() => new()
    {
        ["approvalStageTimeOutInDays"] = 1,
        ["isApproverJustificationRequired"] = true,
        ["escalationTimeInMinutes"] = 0,
        ["isEscalationEnabled"] = false,
        ["primaryApprovers"] = new JArray(),
        ["escalationApprovers"] = new JArray(),
    };
}
