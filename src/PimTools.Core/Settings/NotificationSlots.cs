using System;
using PimTools.Rules;

namespace PimTools.Settings;

/// <summary>Finds one of the nine notifications of a setting.</summary>
internal static class NotificationSlots
{
    /// <summary>The notification on an event to a recipient.</summary>
    public static PimNotification Get(PimNotificationSetting setting, PimNotificationEvent occasion, PimNotificationRecipient recipient)
    {
        var set = occasion switch
        {
            PimNotificationEvent.EligibleAssignment => setting.EligibleAssignment,
            PimNotificationEvent.ActiveAssignment => setting.ActiveAssignment,
            _ => setting.Activation,
        };
        return recipient switch
        {
            PimNotificationRecipient.Administrator => set.Administrator,
            PimNotificationRecipient.Requestor => set.Requestor,
            _ => set.Approver,
        };
    }

    /// <summary>The notification that a rule id means; null where it means none.</summary>
    public static PimNotification? Find(PimNotificationSetting setting, string ruleId)
    {
        var set = ruleId switch
        {
            _ when Ends(ruleId, RuleIds.EligibleNotificationSuffix) => setting.EligibleAssignment,
            _ when Ends(ruleId, RuleIds.ActiveNotificationSuffix) => setting.ActiveAssignment,
            _ when Ends(ruleId, RuleIds.ActivationNotificationSuffix) => setting.Activation,
            _ => null,
        };
        return ruleId switch
        {
            _ when Starts(ruleId, "Notification_Admin_") => set?.Administrator,
            _ when Starts(ruleId, "Notification_Requestor_") => set?.Requestor,
            _ when Starts(ruleId, "Notification_Approver_") => set?.Approver,
            _ => null,
        };
    }

    private static bool Ends(string id, string suffix) => id.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string id, string prefix) => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
