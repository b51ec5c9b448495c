using System;
using System.Collections.Generic;

namespace PimTools.Rules;

/// <summary>Rules into the parts of a setting.</summary>
internal static class RuleReading
{
    public static void Fill(PimRoleSetting setting, IReadOnlyList<PolicyRule> rules)
    {
        foreach (var rule in rules)
        {
            switch (rule)
            {
                case ExpirationRule expiration:
                    Fill(setting, expiration);
                    break;
                case EnablementRule enablement:
                    Fill(setting, enablement);
                    break;
                case ApprovalRule approval when Is(rule, RuleIds.ActivationApproval):
                    setting.Activation.RequiresApproval = approval.IsApprovalRequired;
                    setting.Activation.Approvers = approval.Approvers;
                    break;
                case AuthenticationContextRule context when Is(rule, RuleIds.ActivationAuthenticationContext):
                    setting.Activation.AuthenticationContext = context.IsEnabled ? context.ClaimValue : null;
                    break;
                case NotificationRule notification when NotificationSlots.Find(setting.Notification, rule.Id) is { } slot:
                    slot.Level = notification.Level;
                    slot.DefaultRecipients = notification.DefaultRecipients;
                    slot.Recipients = notification.Recipients;
                    break;
            }
        }
    }

    private static void Fill(PimRoleSetting setting, ExpirationRule rule)
    {
        if (Is(rule, RuleIds.ActivationExpiration))
        {
            setting.Activation.MaximumDuration = rule.MaximumDuration;
        }
        else if (Is(rule, RuleIds.EligibleExpiration))
        {
            setting.Assignment.AllowPermanentEligible = !rule.IsExpirationRequired;
            setting.Assignment.MaximumEligibleDuration = rule.MaximumDuration;
        }
        else if (Is(rule, RuleIds.ActiveExpiration))
        {
            setting.Assignment.AllowPermanentActive = !rule.IsExpirationRequired;
            setting.Assignment.MaximumActiveDuration = rule.MaximumDuration;
        }
    }

    private static void Fill(PimRoleSetting setting, EnablementRule rule)
    {
        if (Is(rule, RuleIds.ActivationEnablement))
        {
            setting.Activation.Requires = rule.Requirements;
        }
        else if (Is(rule, RuleIds.EligibleEnablement))
        {
            setting.Assignment.EligibleRequires = rule.Requirements;
        }
        else if (Is(rule, RuleIds.ActiveEnablement))
        {
            setting.Assignment.ActiveRequires = rule.Requirements;
        }
    }

    private static bool Is(PolicyRule rule, string id) => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase);
}
