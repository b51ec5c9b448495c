using System;
using System.Linq;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>A setting as its columns show it, and a copy of one that was edited.</summary>
public sealed class FlatSettingTests
{
    private static readonly PimApprover Ulla = new("u", PimPrincipalType.User, "Ulla");
    private static readonly PimApprover Team = new("g", PimPrincipalType.Group, "Team; Paris");

    [Theory]
    [InlineData(null, 0, "?")]
    [InlineData(false, 1, "no")]
    [InlineData(true, 0, "by role admins")]
    [InlineData(true, 1, "by Ulla")]
    [InlineData(true, 2, "by Ulla, Team; Paris")]
    public void Approval_is_told_in_a_word_and_an_unknown_one_is_not_told_as_none(bool? isRequired, int approvers, string told)
    {
        PolicyRule[] rules = isRequired is { } required
            ? [new ApprovalRule(RuleIds.ActivationApproval, required, new[] { Ulla, Team }.Take(approvers).ToList())]
            : [];

        var setting = RuleSet.Setting(rules);

        Assert.Equal((told, isRequired), (setting.Approval, setting.RequiresApproval));
    }

    [Fact]
    public void Each_column_says_what_its_rule_says()
    {
        var setting = RuleSet.Setting(
            new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromMinutes(90)),
            new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Mfa | PimRequirements.Ticket),
            new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c3"),
            new ApprovalRule(RuleIds.ActivationApproval, true, [Ulla, Team]),
            new ExpirationRule(RuleIds.EligibleExpiration, false, TimeSpan.FromDays(90)),
            new EnablementRule(RuleIds.EligibleEnablement, PimRequirements.Justification),
            new ExpirationRule(RuleIds.ActiveExpiration, true, TimeSpan.FromDays(30)),
            new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.None),
            new NotificationRule(RuleIds.Notification("Admin", RuleIds.EligibleNotificationSuffix), PimNotificationLevel.Critical, false, ["soc@contoso.com"]));

        Assert.Equal(("1h 30m", "90d", "30d", "c3"), (setting.Longest, setting.EligibleLongest, setting.ActiveLongest, setting.Context));
        Assert.Equal((true, false), (setting.AllowPermanentEligible, setting.AllowPermanentActive));
        Assert.Equal(("Mfa, Ticket", "Justification", "None"), (setting.Requires.ToString(), setting.EligibleRequires.ToString(), setting.ActiveRequires.ToString()));
        Assert.Equal(["Mfa", "Ticket"], setting.Requires);
        Assert.Equal(("Ulla; \"Team; Paris\"", "u; g"), (setting.Approvers.ToString(), setting.ApproverIds.ToString()));
        Assert.Equal(
            "administrators: Critical to soc@contoso.com; requestor: ?; approvers: ?",
            setting.MailsOnEligible.ToString());
        Assert.NotEqual(setting.MailsOnEligible.ToString(), setting.MailsOnActive.ToString());
        Assert.Equal(setting.MailsOnActive.ToString(), setting.MailsOnActivation.ToString());
    }

    [Fact]
    public void A_length_that_is_not_known_is_no_length()
    {
        var setting = RuleSet.Setting();

        Assert.All(new[] { setting.Longest, setting.EligibleLongest, setting.ActiveLongest }, Assert.Null);
    }

    [Fact]
    public void A_copy_keeps_the_edits_and_when_it_was_modified_and_is_edited_alone()
    {
        var setting = new PimRoleSetting("policy", Given.UserAdmin, Given.Sales, RuleSet.Usual()) { LastModified = Given.Now, LastModifiedBy = "Dana" };
        setting.Activation.MaximumDuration = TimeSpan.FromHours(2);

        var copy = setting.Copy();
        setting.Activation.MaximumDuration = TimeSpan.FromHours(4);

        Assert.Equal((TimeSpan.FromHours(2), Given.Now, "Dana", "policy"), (copy.Activation.MaximumDuration, copy.LastModified, copy.LastModifiedBy, copy.PolicyId));
        Assert.Equal([RuleIds.ActivationExpiration], copy.GetChangedRules().Select(rule => rule.Id));
        Assert.Same(Given.Sales, copy.Scope);
    }

    [Fact]
    public void An_edit_that_no_rule_keeps_is_no_copy()
    {
        var setting = RuleSet.Setting();
        setting.Activation.MaximumDuration = TimeSpan.FromHours(2);

        Assert.Equal(PimErrorCode.InvalidSetting, Assert.Throws<PimException>(setting.Copy).Code);
    }
}
