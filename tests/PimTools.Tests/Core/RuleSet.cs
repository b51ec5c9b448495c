using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;

namespace PimTools.Tests.Core;

/// <summary>The 17 rules as the service makes them for a new role, each with a source of its own, and settings made of rules.</summary>
internal static class RuleSet
{
    public static readonly string[] NotificationIds =
    [
        .. from recipient in new[] { "Admin", "Requestor", "Approver" }
           from suffix in new[] { RuleIds.EligibleNotificationSuffix, RuleIds.ActiveNotificationSuffix, RuleIds.ActivationNotificationSuffix }
           select RuleIds.Notification(recipient, suffix),
    ];

    public static List<PolicyRule> Usual() =>
    [
        new ExpirationRule(RuleIds.EligibleExpiration, true, TimeSpan.FromDays(365)) { Source = "s1" },
        new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.None) { Source = "s2" },
        new ExpirationRule(RuleIds.ActiveExpiration, true, TimeSpan.FromDays(180)) { Source = "s3" },
        new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.Justification) { Source = "s4" },
        new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(8)) { Source = "s5" },
        new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Justification) { Source = "s6" },
        new ApprovalRule(RuleIds.ActivationApproval, false, []) { Source = "s7" },
        new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, false, null) { Source = "s8" },
        .. NotificationIds.Select(id => new NotificationRule(id, PimNotificationLevel.All, true, []) { Source = "source of " + id }),
    ];

    public static PimRoleSetting Setting(params IReadOnlyList<PolicyRule> rules) => new("policy", Given.UserAdmin, PimScope.Directory, rules);

    /// <summary>The setting that is read after the rules were sent.</summary>
    public static PimRoleSetting After(PimRoleSetting setting, IReadOnlyList<PolicyRule> sent) =>
        Setting([.. setting.Rules.Select(rule => sent.FirstOrDefault(one => one.Id == rule.Id) ?? rule)]);

    /// <summary>Everything a person sees of a setting, to compare two.</summary>
    public static string Tell(PimRoleSetting setting)
    {
        var (activation, assignment, mail) = (setting.Activation, setting.Assignment, setting.Notification);
        var sets = new[] { mail.EligibleAssignment, mail.ActiveAssignment, mail.Activation };
        return string.Join('\n',
        [
            $"{activation.MaximumDuration} {activation.Requires} {activation.AuthenticationContext} {activation.RequiresApproval}",
            "by " + string.Join(' ', activation.Approvers.Select(one => $"{one.Id}:{one.Type}").Distinct().Order()),
            $"{assignment.AllowPermanentEligible} {assignment.MaximumEligibleDuration} {assignment.EligibleRequires}",
            $"{assignment.AllowPermanentActive} {assignment.MaximumActiveDuration} {assignment.ActiveRequires}",
            .. sets.SelectMany(set => new[] { set.Administrator, set.Requestor, set.Approver }).Select(one => one.ToString()),
        ]);
    }
}
