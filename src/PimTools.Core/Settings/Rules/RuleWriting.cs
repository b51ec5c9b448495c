using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Rules;

/// <summary>The parts of a setting back into rules; only those that now say something else.</summary>
internal static class RuleWriting
{
    public static IReadOnlyList<PolicyRule> ChangedRules(PimRoleSetting setting)
    {
        SettingChecks.Check(setting);
        return setting.Rules
            .Select(rule => (Before: rule, Now: Write(setting, rule)))
            .Where(pair => !pair.Before.SaysTheSameAs(pair.Now))
            .Select(pair => pair.Now)
            .ToList();
    }

    private static PolicyRule Write(PimRoleSetting setting, PolicyRule rule) => rule switch
    {
        ExpirationRule expiration => Write(setting, expiration),
        EnablementRule enablement => new EnablementRule(rule.Id, Requirements(setting, enablement)) { Source = rule.Source },
        ApprovalRule => new ApprovalRule(rule.Id, setting.Activation.RequiresApproval, setting.Activation.Approvers) { Source = rule.Source },
        AuthenticationContextRule context => Write(setting.Activation.AuthenticationContext, context),
        NotificationRule when NotificationSlots.Find(setting.Notification, rule.Id) is { } slot =>
            new NotificationRule(rule.Id, slot.Level, slot.DefaultRecipients, slot.Recipients) { Source = rule.Source },
        _ => rule,
    };

    private static ExpirationRule Write(PimRoleSetting setting, ExpirationRule rule)
    {
        var (required, maximum) = rule.Id switch
        {
            RuleIds.ActivationExpiration => (rule.IsExpirationRequired, setting.Activation.MaximumDuration),
            RuleIds.EligibleExpiration => (!setting.Assignment.AllowPermanentEligible, setting.Assignment.MaximumEligibleDuration),
            RuleIds.ActiveExpiration => (!setting.Assignment.AllowPermanentActive, setting.Assignment.MaximumActiveDuration),
            _ => (rule.IsExpirationRequired, rule.MaximumDuration),
        };
        return new ExpirationRule(rule.Id, required, maximum) { Source = rule.Source };
    }

    private static PimRequirements Requirements(PimRoleSetting setting, EnablementRule rule) => rule.Id switch
    {
        RuleIds.ActivationEnablement => setting.Activation.Requires,
        RuleIds.EligibleEnablement => setting.Assignment.EligibleRequires,
        RuleIds.ActiveEnablement => setting.Assignment.ActiveRequires,
        _ => rule.Requirements,
    };

    private static AuthenticationContextRule Write(string? wanted, AuthenticationContextRule rule)
    {
        // A claim value that stands there while the rule is off is the tenant's own; it stays.
        var claim = string.IsNullOrEmpty(wanted) ? rule.ClaimValue : wanted;
        return new AuthenticationContextRule(rule.Id, !string.IsNullOrEmpty(wanted), claim) { Source = rule.Source };
    }
}
