using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;

namespace PimTools.Settings;

/// <summary>Rules into the parts of a setting.</summary>
internal static class RuleToSetting
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
                case ApprovalRule approval when rule.Is(RuleIds.ActivationApproval):
                    setting.Activation.RequiresApproval = approval.IsApprovalRequired;
                    setting.Activation.ApprovalMode = approval.Mode;
                    setting.Activation.RequiresApprovalForExtension = approval.IsApprovalRequiredForExtension;
                    setting.Activation.RequiresRequestorJustification = approval.IsRequestorJustificationRequired;
                    setting.Activation.ApprovalStages = approval.Stages.Select(stage => stage.Copy()).ToArray();
                    break;
                case AuthenticationContextRule context when rule.Is(RuleIds.ActivationAuthenticationContext):
                    setting.Activation.AuthenticationContext = context.IsEnabled ? context.ClaimValue : null;
                    break;
                case NotificationRule notification when NotificationSlots.Find(setting.Notification, rule.Id) is { } slot:
                    slot.Level = notification.Level;
                    slot.DefaultRecipients = notification.DefaultRecipients;
                    slot.Recipients = notification.Recipients.ToArray();
                    break;
            }
        }
    }

    private static void Fill(PimRoleSetting setting, ExpirationRule rule)
    {
        if (rule.Is(RuleIds.ActivationExpiration))
        {
            setting.Activation.MaximumDuration = rule.MaximumDuration;
        }
        else if (rule.Is(RuleIds.EligibleExpiration))
        {
            setting.Assignment.AllowPermanentEligible = !rule.IsExpirationRequired;
            setting.Assignment.MaximumEligibleDuration = rule.MaximumDuration;
        }
        else if (rule.Is(RuleIds.ActiveExpiration))
        {
            setting.Assignment.AllowPermanentActive = !rule.IsExpirationRequired;
            setting.Assignment.MaximumActiveDuration = rule.MaximumDuration;
        }
    }

    private static void Fill(PimRoleSetting setting, EnablementRule rule)
    {
        if (rule.Is(RuleIds.ActivationEnablement))
        {
            setting.Activation.Requires = rule.Requirements;
        }
        else if (rule.Is(RuleIds.EligibleEnablement))
        {
            setting.Assignment.EligibleRequires = rule.Requirements;
        }
        else if (rule.Is(RuleIds.ActiveEnablement))
        {
            setting.Assignment.ActiveRequires = rule.Requirements;
        }
    }
}
