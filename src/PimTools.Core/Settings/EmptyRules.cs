using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Rules;

namespace PimTools.Settings;

/// <summary>Rules that say nothing for each of the 17 documented ones, to find out what a policy lacks.</summary>
internal static class EmptyRules
{
    private static readonly string[] Recipients = { "Admin", "Requestor", "Approver" };

    private static readonly string[] Suffixes =
        { RuleIds.EligibleNotificationSuffix, RuleIds.ActiveNotificationSuffix, RuleIds.ActivationNotificationSuffix };

    public static readonly IReadOnlyList<PolicyRule> All = new PolicyRule[]
    {
        new ExpirationRule(RuleIds.EligibleExpiration, false, null),
        new ExpirationRule(RuleIds.ActiveExpiration, false, null),
        new ExpirationRule(RuleIds.EligibleExpiration, true, null),
        new ExpirationRule(RuleIds.ActiveExpiration, true, null),
        new ExpirationRule(RuleIds.ActivationExpiration, false, null),
        new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.None),
        new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.None),
        new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.None),
        new ApprovalRule(RuleIds.ActivationApproval, false, Array.Empty<PimApprover>()),
        new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, false, null),
    }.Concat(Recipients.SelectMany(_ => Suffixes, RuleIds.Notification).Select(BlankNotification)).ToList();

    private static NotificationRule BlankNotification(string id) => new(id, PimNotificationLevel.All, true, Array.Empty<string>());
}
