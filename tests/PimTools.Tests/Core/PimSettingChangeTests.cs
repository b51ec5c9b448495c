using System;
using System.Linq;
using PimTools.Rules;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimSettingChangeTests
{
    public static TheoryData<string> Cases => new(SettingCases.All.Keys);

    public static TheoryData<string> CasesThatAskForSomething => new(SettingCases.All.Keys.Where(name => name != "activation requires nothing"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_single_change_gives_exactly_that_rule_with_its_source(string name)
    {
        var (change, expected) = SettingCases.All[name];
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);

        change.ApplyTo(setting);

        var changed = Assert.Single(setting.GetChangedRules());
        Assert.Equal(expected.Id, changed.Id);
        Assert.True(expected.SaysTheSameAs(changed), $"{changed.Source} is not what was asked for.");
        Assert.Equal(setting.Rules.Single(rule => rule.Id == expected.Id).Source, changed.Source);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_change_again_gives_nothing(string name)
    {
        var (change, _) = SettingCases.All[name];
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        change.ApplyTo(setting);
        var after = RuleSet.After(setting, setting.GetChangedRules());

        change.ApplyTo(after);

        Assert.Empty(after.GetChangedRules());
        Assert.Equal(RuleSet.Tell(setting), RuleSet.Tell(after));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_case_of_a_rule_id_does_not_matter_and_is_kept(string name)
    {
        var (change, expected) = SettingCases.All[name];
        var setting = RuleSet.Setting([.. RuleSet.Usual().Select(Shouted)]);

        change.ApplyTo(setting);

        var changed = Assert.Single(setting.GetChangedRules());
        Assert.Equal(expected.Id.ToUpperInvariant(), changed.Id);
        Assert.True(expected.SaysTheSameAs(changed));
    }

    [Theory]
    [MemberData(nameof(CasesThatAskForSomething))]
    public void A_change_to_a_rule_that_the_policy_lacks_is_an_error_and_not_lost(string name)
    {
        var (change, expected) = SettingCases.All[name];
        var setting = RuleSet.Setting([.. RuleSet.Usual().Where(rule => rule.Id != expected.Id), new UnknownRule(expected.Id)]);

        change.ApplyTo(setting);

        var error = Assert.Throws<PimException>(() => setting.GetChangedRules());
        Assert.Equal(PimErrorCode.InvalidSetting, error.Code);
        Assert.Contains(expected.Id, error.Message);
    }

    [Fact]
    public void Nothing_said_changes_nothing()
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        var before = RuleSet.Tell(setting);

        new PimSettingChange().ApplyTo(setting);

        Assert.Equal(before, RuleSet.Tell(setting));
        Assert.Empty(setting.GetChangedRules());
    }

    [Fact]
    public void An_empty_authentication_context_turns_it_off_and_leaves_the_tenant_s_claim()
    {
        var setting = RuleSet.Setting(new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c7") { Source = "s" });

        new PimSettingChange { AuthenticationContext = string.Empty }.ApplyTo(setting);

        Assert.Null(setting.Activation.AuthenticationContext);
        var rule = Assert.IsType<AuthenticationContextRule>(Assert.Single(setting.GetChangedRules()));
        Assert.False(rule.IsEnabled);
        Assert.Equal("c7", rule.ClaimValue);
        Assert.Equal("s", rule.Source);
    }

    [Fact]
    public void Approvers_replace_those_that_stand_and_none_leaves_it_to_the_role_administrators()
    {
        PimApprover ulla = new("u", PimPrincipalType.User), gert = new("g", PimPrincipalType.Group);
        var setting = RuleSet.Setting(new ApprovalRule(RuleIds.ActivationApproval, true, [ulla]));

        new PimSettingChange { Approvers = [gert] }.ApplyTo(setting);
        Assert.Equal([gert], setting.Activation.Approvers);

        new PimSettingChange { Approvers = [] }.ApplyTo(setting);
        Assert.Empty(setting.Activation.Approvers);
        Assert.True(setting.Activation.RequiresApproval);
    }

    [Fact]
    public void An_approver_that_stands_already_keeps_what_the_service_said_of_it()
    {
        var standing = new PimApprover("u", PimPrincipalType.User) { Source = "{ isBackup }" };
        var setting = RuleSet.Setting(new ApprovalRule(RuleIds.ActivationApproval, true, [standing]));

        new PimSettingChange { Approvers = [new("g", PimPrincipalType.Group), new("U", PimPrincipalType.User)] }.ApplyTo(setting);

        var rule = Assert.IsType<ApprovalRule>(Assert.Single(setting.GetChangedRules()));
        Assert.Same(standing, rule.Approvers.Single(one => one.Type == PimPrincipalType.User));
    }

    [Fact]
    public void An_approver_named_twice_counts_once()
    {
        PimApprover ulla = new("u", PimPrincipalType.User), gert = new("g", PimPrincipalType.Group);
        var setting = RuleSet.Setting(new ApprovalRule(RuleIds.ActivationApproval, true, [ulla, gert]));

        new PimSettingChange { Approvers = [ulla, ulla] }.ApplyTo(setting);

        Assert.Equal([ulla], Assert.IsType<ApprovalRule>(Assert.Single(setting.GetChangedRules())).Approvers);
    }

    [Theory]
    [InlineData(null, PimNotificationRecipient.Approver)]
    [InlineData(PimNotificationEvent.Activation, null)]
    public void A_notification_change_has_to_say_which_notification(PimNotificationEvent? about, PimNotificationRecipient? to)
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        var change = new PimSettingChange { Notifications = [new() { Event = about, To = to, Level = PimNotificationLevel.None }] };

        var error = Assert.Throws<PimException>(() => change.ApplyTo(setting));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Contains("Event", error.Remedy);
        Assert.Empty(setting.GetChangedRules());
    }

    private static PolicyRule Shouted(PolicyRule rule)
    {
        var id = rule.Id.ToUpperInvariant();
        return rule switch
        {
            ExpirationRule r => new ExpirationRule(id, r.IsExpirationRequired, r.MaximumDuration),
            EnablementRule r => new EnablementRule(id, r.Requirements),
            ApprovalRule r => new ApprovalRule(id, r.IsApprovalRequired, r.Approvers),
            AuthenticationContextRule r => new AuthenticationContextRule(id, r.IsEnabled, r.ClaimValue),
            NotificationRule r => new NotificationRule(id, r.Level, r.DefaultRecipients, r.Recipients),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }
}
