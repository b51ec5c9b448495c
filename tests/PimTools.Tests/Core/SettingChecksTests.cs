using System;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests that what the service would refuse is refused before anything is sent; what stands there already is nobody's fault.</summary>
public sealed class SettingChecksTests
{
    [Theory]
    [InlineData(29)]
    [InlineData((24 * 60) + 1)]
    [InlineData(0)]
    public void An_activation_shorter_than_half_an_hour_or_longer_than_a_day_is_refused(int minutes) =>
        Refused(new() { MaximumActivationDuration = TimeSpan.FromMinutes(minutes) });

    [Theory]
    [InlineData(30)]
    [InlineData(24 * 60)]
    public void Half_an_hour_and_a_day_are_allowed(int minutes) => Passes(new() { MaximumActivationDuration = TimeSpan.FromMinutes(minutes) });

    [Theory]
    [InlineData("c0")]
    [InlineData("c100")]
    [InlineData("1")]
    [InlineData("context")]
    [InlineData(" ")]
    [InlineData("c1\n")]
    public void An_authentication_context_outside_c1_to_c99_is_refused(string context) => Refused(new() { AuthenticationContext = context });

    [Theory]
    [InlineData("c1")]
    [InlineData("C99")]
    public void An_authentication_context_of_c1_to_c99_is_allowed(string context) => Passes(new() { AuthenticationContext = context });

    [Fact]
    public void Mfa_and_an_authentication_context_together_are_refused()
    {
        Refused(new() { AuthenticationContext = "c1", ActivationRequires = PimRequirements.Mfa });
        Refused(new() { AuthenticationContext = "c1" }, new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Mfa));
        Refused(
            new() { ActivationRequires = PimRequirements.Mfa | PimRequirements.Justification },
            new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c1"));
    }

    [Fact]
    public void One_can_take_the_place_of_the_other_in_one_change()
    {
        Passes(
            new() { AuthenticationContext = "c1", ActivationRequires = PimRequirements.Justification },
            new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Mfa));
        Passes(
            new() { AuthenticationContext = string.Empty, ActivationRequires = PimRequirements.Mfa },
            new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c1"));
    }

    [Fact]
    public void Assignments_that_last_no_time_are_refused()
    {
        Refused(new() { MaximumEligibleDuration = TimeSpan.Zero });
        Refused(new() { MaximumActiveDuration = TimeSpan.FromDays(-1) });
    }

    [Fact]
    public void What_stands_at_the_service_already_does_not_stop_another_change()
    {
        PolicyRule[] odd =
        [
            new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromMinutes(10)),
            new ExpirationRule(RuleIds.EligibleExpiration, true, TimeSpan.Zero),
            new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.Mfa),
            new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c1"),
        ];

        Assert.Empty(With(odd).GetChangedRules());
        Passes(new() { RequiresApproval = true }, odd);
    }

    private static void Refused(PimSettingChange change, params PolicyRule[] standing)
    {
        var setting = With(standing);
        change.ApplyTo(setting);

        var error = Assert.Throws<PimException>(() => setting.GetChangedRules());

        Assert.Equal(PimErrorCode.InvalidSetting, error.Code);
        Assert.Same(setting, error.TargetObject);
    }

    private static void Passes(PimSettingChange change, params PolicyRule[] standing)
    {
        var setting = With(standing);
        change.ApplyTo(setting);

        Assert.NotEmpty(setting.GetChangedRules());
    }

    private static PimRoleSetting With(PolicyRule[] standing)
    {
        var rules = RuleSet.Usual();
        foreach (var rule in standing)
        {
            rules[rules.FindIndex(one => one.Id == rule.Id)] = rule;
        }

        return RuleSet.Setting([.. rules]);
    }
}
