using System;
using System.Linq;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimRoleSettingTests
{
    [Fact]
    public void The_parts_say_what_the_rules_say()
    {
        var approvers = new[] { new PimApprover("u", PimPrincipalType.User, "Ulla"), new PimApprover("g", PimPrincipalType.Group) };
        var setting = RuleSet.Setting(
            new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(4)),
            new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Justification | PimRequirements.Ticket),
            new ApprovalRule(RuleIds.ActivationApproval, true, approvers),
            new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c3"),
            new ExpirationRule(RuleIds.EligibleExpiration, false, TimeSpan.FromDays(90)),
            new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.Mfa),
            new ExpirationRule(RuleIds.ActiveExpiration, true, TimeSpan.FromDays(30)),
            new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.Justification));

        Assert.Equal(TimeSpan.FromHours(4), setting.Activation.MaximumDuration);
        Assert.Equal(PimRequirements.Justification | PimRequirements.Ticket, setting.Activation.Requires.Value);
        Assert.True(setting.Activation.RequiresApproval);
        Assert.Equal(approvers, setting.Activation.Approvers);
        Assert.Equal("c3", setting.Activation.AuthenticationContext);
        Assert.True(setting.Assignment.AllowPermanentEligible);
        Assert.Equal(TimeSpan.FromDays(90), setting.Assignment.MaximumEligibleDuration);
        Assert.Equal(PimRequirements.Mfa, setting.Assignment.EligibleRequires.Value);
        Assert.False(setting.Assignment.AllowPermanentActive);
        Assert.Equal(TimeSpan.FromDays(30), setting.Assignment.MaximumActiveDuration);
        Assert.Equal(PimRequirements.Justification, setting.Assignment.ActiveRequires.Value);
    }

    [Fact]
    public void Each_of_the_nine_notification_rules_has_a_place_of_its_own()
    {
        var setting = RuleSet.Setting(
            [.. RuleSet.NotificationIds.Select(id => new NotificationRule(id, PimNotificationLevel.Critical, false, [id + "@contoso.com"]))]);

        string[] Recipients(PimNotificationSet set) => [.. set.Administrator.Recipients, .. set.Requestor.Recipients, .. set.Approver.Recipients];
        string[] Ids(string suffix) => [.. new[] { "Admin", "Requestor", "Approver" }.Select(who => RuleIds.Notification(who, suffix) + "@contoso.com")];
        Assert.Equal(Ids(RuleIds.EligibleNotificationSuffix), Recipients(setting.Notification.EligibleAssignment));
        Assert.Equal(Ids(RuleIds.ActiveNotificationSuffix), Recipients(setting.Notification.ActiveAssignment));
        Assert.Equal(Ids(RuleIds.ActivationNotificationSuffix), Recipients(setting.Notification.Activation));
        Assert.False(setting.Notification.Activation.Approver.DefaultRecipients);
        Assert.Equal(PimNotificationLevel.Critical, setting.Notification.Activation.Approver.Level);
    }

    [Theory]
    [InlineData(false, "c3", null)]
    [InlineData(true, null, null)]
    [InlineData(true, "", null)]
    [InlineData(true, "c3", "c3")]
    public void An_authentication_context_counts_only_while_its_rule_is_on(bool isEnabled, string? claim, string? context) => Assert.Equal(
        context,
        RuleSet.Setting(new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, isEnabled, claim)).Activation.AuthenticationContext);

    [Fact]
    public void Rule_ids_are_read_whatever_their_case()
    {
        var setting = RuleSet.Setting(new ExpirationRule("expiration_enduser_assignment", true, TimeSpan.FromHours(3)));

        Assert.Equal(TimeSpan.FromHours(3), setting.Activation.MaximumDuration);
    }

    [Fact]
    public void A_setting_nobody_changed_is_not_modified()
    {
        Assert.False(RuleSet.Setting().IsModified);
        Assert.True(new PimRoleSetting("policy", Given.UserAdmin, PimScope.Directory, []) { LastModified = Given.Now }.IsModified);
    }

    [Fact]
    public void Lists_that_are_set_to_nothing_are_empty()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);

        setting.Activation.Approvers = null!;
        setting.Notification.Activation.Approver.Recipients = null!;

        Assert.Empty(setting.GetChangedRules());
        Assert.Empty(setting.Activation.Approvers);
        Assert.Equal("All to default recipients", setting.Notification.Activation.Approver.ToString());
    }

    [Theory]
    [InlineData(true, "", "All to default recipients")]
    [InlineData(true, "a@b", "All to default recipients, a@b")]
    [InlineData(false, "a@b c@d", "All to a@b, c@d")]
    [InlineData(false, "", "All to nobody")]
    public void A_notification_tells_whom_it_goes_to(bool isDefault, string others, string told)
    {
        var recipients = others.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(told, new PimNotification { DefaultRecipients = isDefault, Recipients = recipients }.ToString());
    }
}
