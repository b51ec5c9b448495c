using System;
using System.Linq;
using PimTools.Changes;
using PimTools.Rules;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PlannedSettingChangeTests
{
    public static TheoryData<string, PimSettingChange> Told => new()
    {
        { "MaximumActivationDuration from 8h to 4h", new() { MaximumActivationDuration = TimeSpan.FromHours(4) } },
        { "ActivationRequires from Justification to Mfa, Ticket", new() { ActivationRequires = PimRequirements.Mfa | PimRequirements.Ticket } },
        { "AuthenticationContext from none to c1", new() { AuthenticationContext = "c1" } },
        { "RequiresApproval from false to true; Approver from none to Ulla", new() { Approvers = [new PimApprover("u", PimPrincipalType.User, "Ulla")] } },
        { "AllowPermanentEligible from false to true", new() { AllowPermanentEligible = true } },
        { "MaximumActiveDuration from 180d to 15d; ActiveRequires from Justification to None", new() { MaximumActiveDuration = TimeSpan.FromDays(15), ActiveRequires = PimRequirements.None } },
        {
            "Notification Activation Approver from All to default recipients to Critical to soc@contoso.com",
            new() { Notifications = [new() { Event = PimNotificationEvent.Activation, To = PimNotificationRecipient.Approver, Level = PimNotificationLevel.Critical, DefaultRecipients = false, Recipients = ["soc@contoso.com"] }] }
        },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public void A_plan_tells_each_field_from_what_to_what(string told, PimSettingChange change)
    {
        var planned = PlannedSettingChange.Plan(RuleSet.Setting([.. RuleSet.Usual()]), change);

        Assert.Equal($"Change the settings of {Given.UserAdmin.Describe(PimScope.Directory)}: {told}", planned.Describe());
    }

    [Fact]
    public void What_was_edited_in_the_setting_is_a_part_of_the_plan_and_stays_as_it_is()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        setting.Activation.MaximumDuration = TimeSpan.FromHours(2);

        var planned = PlannedSettingChange.Plan(setting, new PimSettingChange { AllowPermanentActive = true });

        Assert.Equal(["MaximumActivationDuration", "AllowPermanentActive"], planned.Differences.Select(one => one.Field));
        Assert.Equal([RuleIds.ActiveExpiration, RuleIds.ActivationExpiration], planned.Rules.Select(rule => rule.Id));
        Assert.Equal("8h", planned.From.Longest);
        Assert.False(setting.AllowPermanentActive);
    }

    [Fact]
    public void Two_approvers_of_one_name_are_told_apart()
    {
        var rules = RuleSet.Usual();
        rules[6] = new ApprovalRule(RuleIds.ActivationApproval, true, [new PimApprover("u1", PimPrincipalType.User, "Ulla")]);

        var planned = PlannedSettingChange.Plan(RuleSet.Setting([.. rules]), new PimSettingChange { Approvers = [new PimApprover("u2", PimPrincipalType.User, "Ulla")] });

        Assert.Equal("Approver from Ulla (u1) to Ulla (u2)", Assert.Single(planned.Differences).ToString());
    }

    [Fact]
    public void The_order_of_approvers_is_no_difference()
    {
        PimApprover first = new("u1", PimPrincipalType.User, "Ulla"), second = new("u2", PimPrincipalType.Group, "Approvers");
        var rules = RuleSet.Usual();
        rules[6] = new ApprovalRule(RuleIds.ActivationApproval, true, [first, second]);

        Assert.False(PlannedSettingChange.Plan(RuleSet.Setting([.. rules]), new PimSettingChange { Approvers = [second, first] }).IsNeeded);
    }
}
