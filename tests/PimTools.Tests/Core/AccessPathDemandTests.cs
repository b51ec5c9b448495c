using System.Linq;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what an activation on a path asks for, and whether somebody has to approve.</summary>
public sealed class AccessPathDemandTests : AccessPathSearch
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, null)]
    public async Task An_approval_is_needed_where_one_of_the_activations_needs_it(bool? ofRole, bool? expected)
    {
        if (ofRole is { } isRequired)
        {
            Client.Settings.Add(new PimRoleSetting("policy", Given.UserAdmin, PimScope.Directory, [new ApprovalRule(RuleIds.ActivationApproval, isRequired, [])]));
        }

        Hold(Given.UserAdmin, Given.Ada, type: PimAssignmentType.Eligible);
        Hold(Given.ExchangeAdmin, Given.Ada);

        var paths = (await ListOfRolesAsync()).ToDictionary(path => path.RoleName, path => path.RequiresApproval);

        Assert.Equal((false, expected), (paths["Exchange Administrator"], paths["User Administrator"]));
    }

    [Fact]
    public async Task A_membership_whose_setting_is_not_known_leaves_the_approval_open_unless_the_role_needs_one()
    {
        Client.Settings.Add(new PimRoleSetting("policy", Given.UserAdmin, PimScope.Directory, [new ApprovalRule(RuleIds.ActivationApproval, true, [])]));
        Client.Settings.Add(new PimRoleSetting("policy", Given.ExchangeAdmin, PimScope.Directory, [new ApprovalRule(RuleIds.ActivationApproval, false, [])]));
        Hold(Given.UserAdmin, Admins, type: PimAssignmentType.Eligible);
        Hold(Given.ExchangeAdmin, Admins, type: PimAssignmentType.Eligible);
        Hold(Membership(PimAccess.Member), Given.Ada, type: PimAssignmentType.Eligible);

        var paths = (await ListOfRolesAsync()).ToDictionary(path => path.RoleName, path => path.RequiresApproval);

        Assert.Equal((null, true), (paths["Exchange Administrator"], paths["User Administrator"]));
    }

    [Fact]
    public void An_activation_asks_for_what_its_setting_says()
    {
        Assert.Equal("?", ActivationDemand.Describe(null));
        Assert.Equal("nothing", Demand());
        Assert.Equal("Justification", ActivationDemand.Describe(RuleSet.Setting(RuleSet.Usual())));
        Assert.Equal("authentication context c1", Demand(new AuthenticationContextRule(RuleIds.ActivationAuthenticationContext, true, "c1")));
        Assert.Equal("approval by role administrators", Demand(new ApprovalRule(RuleIds.ActivationApproval, true, [])));
        Assert.Equal("?", ActivationDemand.Describe(RuleSet.Setting([.. RuleSet.Usual().Where(rule => rule.Id is not (RuleIds.ActivationApproval or RuleIds.ActivationEnablement)), new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.None)])));
        Assert.Equal(
            "approval by Cleo Costa or Ada Ahlberg",
            Demand(new ApprovalRule(RuleIds.ActivationApproval, true, [Approver(Given.Cleo), Approver(Given.Ada), Approver(Given.Cleo)])));
    }

    private static string Demand(params PolicyRule[] rules)
    {
        var setting = RuleSet.Setting(RuleSet.Usual());
        return ActivationDemand.Describe(RuleSet.After(setting, [new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.None), .. rules]));
    }

    private static PimApprover Approver(PimPrincipal principal) => new(principal.Id, PimPrincipalType.User, principal.DisplayName);
}
