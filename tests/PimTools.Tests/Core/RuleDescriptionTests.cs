using System;
using PimTools.Rules;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class RuleDescriptionTests
{
    public static TheoryData<string, PolicyRule> Rules => new()
    {
        { "activation for 4h at the most", new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(4)) },
        { "eligible assignment for 90d at the most, or permanent", new ExpirationRule(RuleIds.EligibleExpiration, false, TimeSpan.FromDays(90)) },
        { "active assignment for any time", new ExpirationRule(RuleIds.ActiveExpiration, true, null) },
        { "activation demands Mfa, Justification", new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Mfa | PimRequirements.Justification) },
        { "eligible assignment demands None", new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.None) },
        { "activation without approval", new ApprovalRule(RuleIds.ActivationApproval, false, [new("u", PimPrincipalType.User)]) },
        { "activation with approval by the directory's role administrators", new ApprovalRule(RuleIds.ActivationApproval, true, []) },
        {
            "activation with approval by Ulla, g",
            new ApprovalRule(RuleIds.ActivationApproval, true, [new("u", PimPrincipalType.User, "Ulla"), new("g", PimPrincipalType.Group)])
        },
        { "activation with authentication context c1", new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c1") },
        { "activation without an authentication context", new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, false, "c1") },
        {
            "Notification_Admin_Admin_Eligibility: Critical to default recipients, a@contoso.com",
            new NotificationRule("Notification_Admin_Admin_Eligibility", PimNotificationLevel.Critical, true, ["a@contoso.com"])
        },
        { "Future", new UnknownRule("Future") },
    };

    [Theory]
    [MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void A_rule_is_told_in_a_few_words(string told, PolicyRule rule) => Assert.Equal(told, RuleDescription.Of(rule));
}
