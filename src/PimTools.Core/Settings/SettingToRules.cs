using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;

namespace PimTools.Settings;

/// <summary>The parts of a setting back into rules; only those that now say something else.</summary>
internal static class SettingToRules
{
    public static IReadOnlyList<PolicyRule> ChangedRules(PimRoleSetting setting)
    {
        var changed = setting.Rules
            .Select(rule => (Before: rule, Now: Write(setting, rule)))
            .Where(pair => !pair.Before.SaysTheSameAs(pair.Now))
            .ToList();
        foreach (var (before, now) in changed)
        {
            SettingChecks.CheckUnknown(setting, before, now);
        }

        var rules = changed.Select(pair => pair.Now).ToList();
        SettingChecks.Check(setting, rules, Lost(setting));
        return rules;
    }

    /// <summary>Every rule as the parts say it now.</summary>
    public static IReadOnlyList<PolicyRule> CurrentRules(PimRoleSetting setting) => setting.Rules.Select(rule => Write(setting, rule)).ToList();

    // What was set in the parts although the policy has no rule to keep it.
    private static PolicyRule? Lost(PimRoleSetting setting)
    {
        var untouched = new PimRoleSetting(setting.PolicyId, setting.Role, setting.Scope, Array.Empty<PolicyRule>());
        return EmptyRules.All
            .Where(blank => !setting.Rules.Any(rule => rule.Is(blank.Id) && rule.GetType() == blank.GetType()))
            .FirstOrDefault(blank => !Write(setting, blank).SaysTheSameAs(Write(untouched, blank)));
    }

    private static PolicyRule Write(PimRoleSetting setting, PolicyRule rule) => rule switch
    {
        ExpirationRule expiration => Write(setting, expiration),
        EnablementRule enablement => new EnablementRule(rule.Id, Requirements(setting, enablement)) { Source = rule.Source },
        ApprovalRule when rule.Is(RuleIds.ActivationApproval) => Write(setting.Activation, rule),
        AuthenticationContextRule context when rule.Is(RuleIds.ActivationAuthenticationContext) =>
            Write(setting.Activation.AuthenticationContext, context),
        NotificationRule when NotificationSlots.Find(setting.Notification, rule.Id) is { } slot =>
            new NotificationRule(rule.Id, slot.Level, slot.DefaultRecipients, slot.Recipients) { Source = rule.Source },
        _ => rule,
    };

    private static ExpirationRule Write(PimRoleSetting setting, ExpirationRule rule)
    {
        var (required, maximum) = rule switch
        {
            _ when rule.Is(RuleIds.ActivationExpiration) => (rule.IsExpirationRequired, setting.Activation.MaximumDuration),
            _ when rule.Is(RuleIds.EligibleExpiration) => (Required(setting.Assignment.AllowPermanentEligible, rule), setting.Assignment.MaximumEligibleDuration),
            _ when rule.Is(RuleIds.ActiveExpiration) => (Required(setting.Assignment.AllowPermanentActive, rule), setting.Assignment.MaximumActiveDuration),
            _ => (rule.IsExpirationRequired, rule.MaximumDuration),
        };
        return new ExpirationRule(rule.Id, required, maximum) { Source = rule.Source };
    }

    private static bool Required(bool? allowPermanent, ExpirationRule rule) => allowPermanent is { } isAllowed ? !isAllowed : rule.IsExpirationRequired;

    private static PimRequirements Requirements(PimRoleSetting setting, EnablementRule rule) => rule switch
    {
        _ when rule.Is(RuleIds.ActivationEnablement) => setting.Activation.Requires,
        _ when rule.Is(RuleIds.EligibleEnablement) => setting.Assignment.EligibleRequires,
        _ when rule.Is(RuleIds.ActiveEnablement) => setting.Assignment.ActiveRequires,
        _ => rule.Requirements,
    };

    private static ApprovalRule Write(PimActivationSetting activation, PolicyRule rule) =>
        new(rule.Id, activation.RequiresApproval ?? false, Array.Empty<PimApprover>())
        {
            Stages = activation.ApprovalStages.Select(stage => stage.Copy()).ToList(),
            Mode = activation.ApprovalMode,
            IsApprovalRequiredForExtension = activation.RequiresApprovalForExtension,
            IsRequestorJustificationRequired = activation.RequiresRequestorJustification,
            Source = rule.Source,
        };

    private static AuthenticationContextRule Write(string? wanted, AuthenticationContextRule rule)
    {
        // The service may keep a rule that is on without a claim; left alone, it stays so.
        var standing = rule.IsEnabled ? rule.ClaimValue : null;
        if (string.Equals(wanted ?? string.Empty, standing ?? string.Empty, StringComparison.OrdinalIgnoreCase))
        {
            return rule;
        }

        // A claim value that stands there while the rule is off is the tenant's own; it stays.
        var claim = string.IsNullOrEmpty(wanted) ? rule.ClaimValue : wanted;
        return new AuthenticationContextRule(rule.Id, !string.IsNullOrEmpty(wanted), claim) { Source = rule.Source };
    }
}
