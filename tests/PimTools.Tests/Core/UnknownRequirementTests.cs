using System.Linq;
using System.Threading.Tasks;
using PimTools.Requests;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests that a demand of a policy that this version does not know is Unknown, and neither None nor lost.</summary>
public sealed class UnknownRequirementTests
{
    private const PimRequirements Standing = PimRequirements.Justification | PimRequirements.Unknown;

    [Fact]
    public void What_the_policy_lacks_is_unknown()
    {
        var setting = Setting();

        Assert.Equal(PimRequirements.Unknown, setting.Activation.Requires.Value);
        Assert.Equal(PimRequirements.Unknown, setting.Assignment.EligibleRequires.Value);
        Assert.Equal(PimRequirements.Unknown, setting.Assignment.ActiveRequires.Value);
        Assert.Null(setting.Activation.RequiresApproval);
        Assert.Empty(setting.GetChangedRules());
    }

    [Theory]
    [InlineData(PimRequirements.None)]
    [InlineData(PimRequirements.Mfa)]
    public void To_ask_for_less_is_refused_and_names_the_role(PimRequirements wanted)
    {
        var setting = Setting(new EnablementRule(RuleIds.ActivationEnablement, Standing));
        setting.Activation.Requires = wanted;

        var error = Assert.Throws<PimException>(() => setting.GetChangedRules());

        Assert.Equal(PimErrorCode.InvalidSetting, error.Code);
        Assert.Contains("User Administrator", error.Message);
        Assert.Contains("Unknown", error.Remedy);
    }

    [Fact]
    public void It_can_be_kept_and_not_be_asked_for()
    {
        var setting = Setting(new EnablementRule(RuleIds.ActivationEnablement, Standing), new EnablementRule(RuleIds.ActiveEnablement, PimRequirements.None));
        setting.Activation.Requires = PimRequirements.Mfa | PimRequirements.Unknown;
        Assert.Equal(PimRequirements.Mfa | PimRequirements.Unknown, Assert.IsType<EnablementRule>(Assert.Single(setting.GetChangedRules())).Requirements);

        setting.Assignment.ActiveRequires = PimRequirements.Unknown;
        Assert.Throws<PimException>(() => setting.GetChangedRules());
    }

    [Fact]
    public async Task Who_approves_is_not_told_as_nobody_where_the_rule_is_missing_or_names_somebody_else()
    {
        var strange = new PimApprover(string.Empty, PimPrincipalType.Unknown, null);
        var named = Setting(new ApprovalRule(RuleIds.ActivationApproval, true, [strange]));

        foreach (var setting in new[] { Setting(), named })
        {
            var error = await Assert.ThrowsAsync<PimException>(
                () => PimApprovers.ListAsync(new FakePimClient(), setting, null, _ => { }, new PimCall(default, notice: Assert.Fail)));
            Assert.Equal(PimErrorCode.InvalidResponse, error.Code);
            Assert.Contains("User Administrator", error.Message);
        }
    }

    private static PimRoleSetting Setting(params PolicyRule[] rules) => new("policy", Given.UserAdmin, PimScope.Directory, rules.ToList());
}
