using System.Collections.Generic;
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
                // Words that this version does not know go back as they came.
                var unknown = enablement.Requirements.HasFlag(PimRequirements.Unknown)
                    ? body.Texts("enabledRules").Where(word => RequirementWords.Read(word) is null).ToList()
                    : new List<string>();
                body.Put("enabledRules", new JArray(RequirementWords.Write(enablement.Requirements).Concat(unknown)));
                break;
            case ApprovalRule approval:
                ApprovalJson.Write(body, approval);
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
}
