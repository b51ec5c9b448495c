using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>The seventeen default rules of a role.</summary>
internal static class DefaultRules
{
    private const string TypePrefix = "#microsoft.graph.unifiedRoleManagementPolicy";

    public static IEnumerable<JsonObject> Create(bool isPrivileged, bool isExpirationRequired = false)
    {
        string[] activation = isPrivileged ? [Requirement.Mfa, Requirement.Justification] : [Requirement.Justification];
        return
        [
            Expiration("Admin", "Eligibility", isExpirationRequired, "P365D"),
            Enablement("Admin", "Eligibility"),
            .. Notifications("Admin", "Eligibility"),
            Expiration("Admin", "Assignment", isExpirationRequired, "P180D"),
            Enablement("Admin", "Assignment", Requirement.Justification),
            .. Notifications("Admin", "Assignment"),
            Expiration("EndUser", "Assignment", isRequired: true, "PT8H"),
            Enablement("EndUser", "Assignment", activation),
            Approval(),
            AuthenticationContext(),
            .. Notifications("EndUser", "Assignment"),
        ];
    }

    private static JsonObject Expiration(string caller, string level, bool isRequired, string maximum) => new()
    {
        ["@odata.type"] = TypePrefix + "ExpirationRule",
        ["id"] = $"Expiration_{caller}_{level}",
        ["isExpirationRequired"] = isRequired,
        ["maximumDuration"] = maximum,
        ["target"] = Target(caller, level),
    };

    private static JsonObject Enablement(string caller, string level, params string[] required)
    {
        var words = new JsonArray();
        foreach (var word in required)
            words.Add(word);

        return new JsonObject
        {
            ["@odata.type"] = TypePrefix + "EnablementRule",
            ["id"] = $"Enablement_{caller}_{level}",
            ["enabledRules"] = words,
            ["target"] = Target(caller, level),
        };
    }

    private static IEnumerable<JsonObject> Notifications(string caller, string level)
    {
        foreach (var recipient in new[] { "Admin", "Requestor", "Approver" })
        {
            yield return new JsonObject
            {
                ["@odata.type"] = TypePrefix + "NotificationRule",
                ["id"] = $"Notification_{recipient}_{caller}_{level}",
                ["notificationType"] = "Email",
                ["recipientType"] = recipient,
                ["notificationLevel"] = "All",
                ["isDefaultRecipientsEnabled"] = true,
                ["notificationRecipients"] = new JsonArray(),
                ["target"] = Target(caller, level),
            };
        }
    }

    private static JsonObject Approval() => new()
    {
        ["@odata.type"] = TypePrefix + "ApprovalRule",
        ["id"] = RuleIds.ActivationApproval,
        ["target"] = Target("EndUser", "Assignment"),
        ["setting"] = new JsonObject
        {
            ["isApprovalRequired"] = false,
            ["isApprovalRequiredForExtension"] = false,
            ["isRequestorJustificationRequired"] = true,
            ["approvalMode"] = "SingleStage",
            ["approvalStages"] = new JsonArray(new JsonObject
            {
                ["approvalStageTimeOutInDays"] = 1,
                ["isApproverJustificationRequired"] = true,
                ["escalationTimeInMinutes"] = 0,
                ["isEscalationEnabled"] = false,
                ["primaryApprovers"] = new JsonArray(),
                ["escalationApprovers"] = new JsonArray(),
            }),
        },
    };

    private static JsonObject AuthenticationContext() => new()
    {
        ["@odata.type"] = TypePrefix + "AuthenticationContextRule",
        ["id"] = RuleIds.ActivationContext,
        ["isEnabled"] = false,
        ["claimValue"] = null,
        ["target"] = Target("EndUser", "Assignment"),
    };

    private static JsonObject Target(string caller, string level) => new()
    {
        ["caller"] = caller,
        ["operations"] = new JsonArray("all"),
        ["level"] = level,
        ["inheritableSettings"] = new JsonArray(),
        ["enforcedSettings"] = new JsonArray(),
    };
}
