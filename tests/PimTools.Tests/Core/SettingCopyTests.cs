using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Rules;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class SettingCopyTests
{
    private readonly List<string> _left = [];

    [Fact]
    public void Every_single_change_of_the_usual_setting_is_carried_over()
    {
        foreach (var (name, (change, rule)) in SettingCases.All)
        {
            var from = RuleSet.Setting([.. RuleSet.Usual()]);
            change.ApplyTo(from);

            var planned = SettingCopy.Plan(PlannedSettingChange.Plan(from, new()).To, RuleSet.Setting([.. RuleSet.Usual()]), new(), _left.Add);

            Assert.True(Assert.Single(planned.Rules).SaysTheSameAs(rule), name);
        }

        Assert.Empty(_left);
    }

    [Fact]
    public void What_one_does_not_tell_and_the_other_cannot_keep_stays_and_is_told()
    {
        var rules = RuleSet.Usual();
        rules[0] = new UnknownRule(RuleIds.EligibleExpiration);
        rules[5] = new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Mfa | PimRequirements.Unknown);
        rules[4] = new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(2));
        var to = RuleSet.Setting([.. RuleSet.Usual().Where(rule => rule is not AuthenticationContextRule)]);

        var planned = SettingCopy.Plan(RuleSet.Setting([.. rules]), to, new(), _left.Add);

        Assert.Equal(["MaximumActivationDuration"], planned.Differences.Select(one => one.Field));
        Assert.Collection(
            _left,
            requires => Assert.Contains("demands something that this version does not know", requires),
            context => Assert.Contains("the other policy has no such rule", context),
            eligible => Assert.Contains("its policy does not tell it", eligible));
    }

    [Fact]
    public void A_manager_is_not_made_the_approver_of_an_Azure_role_and_nobody_is_lost_on_the_way()
    {
        var rules = RuleSet.Usual();
        rules[6] = new ApprovalRule(RuleIds.ActivationApproval, true, [new PimApprover("u", PimPrincipalType.User, "Ulla"), new PimApprover(PimApproverKind.Manager)]);
        var azure = new PimRoleSetting("policy", new PimRole(PimKind.AzureRole, "contributor", "Contributor"), new PimScope("/subscriptions/s", "Sub", PimScopeType.Subscription), RuleSet.Usual());

        var planned = SettingCopy.Plan(RuleSet.Setting([.. rules]), azure, new(), _left.Add);

        Assert.False(planned.IsNeeded);
        Assert.Contains("cannot name the approver 'manager'", Assert.Single(_left));
    }

    [Fact]
    public void A_setting_that_somebody_changed_tells_the_fields_that_differ_from_a_new_one()
    {
        var rules = RuleSet.Usual();
        rules[4] = new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(2));
        rules[1] = new UnknownRule(RuleIds.EligibleEnablement);
        PimRoleSetting Changed(DateTimeOffset? at) => new("policy", Given.UserAdmin, PimScope.Directory, rules) { LastModified = at };

        Assert.Empty(Changed(null).ModifiedFields);
        var fields = Changed(DateTimeOffset.UtcNow).ModifiedFields;
        Assert.Contains("MaximumActivationDuration", fields);
        Assert.Contains("AllowPermanentEligible", fields);
        Assert.DoesNotContain("ActivationRequires", fields);
    }
}
