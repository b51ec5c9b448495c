using PimTools.Compliance;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The command line of a remedy, filled in with what the finding is about; none where it speaks of something else.</summary>
public sealed class RemedyTextTests
{
    private static readonly PimRoleSetting Setting = RuleSet.Setting([.. RuleSet.Usual()]);

    [Fact]
    public void Without_a_text_there_is_no_remedy() => Assert.Null(RemedyText.Fill(null, Setting, null));

    [Fact]
    public void The_target_is_what_tells_a_role_apart_and_names_are_quoted()
    {
        Assert.Equal("Set 'O''Hare' -Kind EntraRole", Fill(Given.Role("x", "O'Hare"), Given.Sales));
        Assert.Equal("Set 'Reader' -Kind AzureRole -Scope '/subscriptions/1'", Fill(GivenEvidence.Reader, GivenEvidence.Sandbox));
        Assert.Equal($"Set '{GivenEvidence.Ops.Id}' -Kind Group -Access Owner", Fill(Given.GroupRole(GivenEvidence.Ops.Id, "Ops", PimAccess.Owner), PimScope.Directory));
        Assert.Equal($"Set '{GivenEvidence.Ops.Id}' -Kind Group -Access Member", Fill(new PimRole(PimKind.Group, GivenEvidence.Ops.Id, "Ops"), PimScope.Directory));

        static string? Fill(PimRole role, PimScope scope) => RemedyText.Fill("Set {target}", new PimRoleSetting("p", role, scope, RuleSet.Usual()), null);
    }

    [Theory]
    [InlineData("{requires},Mfa", PimRequirements.Justification, "Justification,Mfa")]
    [InlineData("{requires},Mfa,Justification", PimRequirements.Justification | PimRequirements.Ticket, "Justification,Ticket,Mfa")]
    [InlineData("{requires},Mfa", PimRequirements.None, "Mfa")]
    [InlineData("{requires}", PimRequirements.Mfa, "Mfa")]
    public void What_is_required_today_stays_required(string text, PimRequirements today, string filled)
    {
        var setting = Setting.Copy();
        setting.Activation.Requires = today;

        Assert.Equal("-ActivationRequires " + filled, RemedyText.Fill("-ActivationRequires " + text, setting, null));
    }

    [Fact]
    public void An_assignment_is_that_of_the_group_where_somebody_holds_through_one()
    {
        var own = new HolderSubject(GivenEvidence.Eligible(Given.Ada), Given.Ada, PimAssignmentType.Eligible);
        var through = new HolderSubject(GivenEvidence.Active(GivenEvidence.Ops, scope: Given.Sales), Given.Ada, PimAssignmentType.Eligible);

        Assert.Equal("Remove 'User Administrator' -Kind EntraRole -Principal 'ada@contoso.com' -Type Eligible", Fill("Remove {assignment}", own));
        Assert.Equal(
            $"Remove 'User Administrator' -Kind EntraRole -Scope '{Given.Sales.Id}' -Principal '{GivenEvidence.Ops.Id}' -Type Active # 'ada@contoso.com'", Fill("Remove {assignment} # {principal}", through));
        Assert.Equal("Block 'app'", Fill("Block {principal}", new HolderSubject(GivenEvidence.Eligible(new PimPrincipal("app")), new PimPrincipal("app"), PimAssignmentType.Eligible)));

        static string? Fill(string text, HolderSubject holder) => RemedyText.Fill(text, holder.Assignment, holder);
    }

    [Theory]
    [InlineData("Set {target}")]
    [InlineData("Set {requires}")]
    [InlineData("Remove {assignment}")]
    [InlineData("Block {principal}")]
    public void A_remedy_that_speaks_of_what_the_finding_is_not_about_is_none(string text) => Assert.Null(RemedyText.Fill(text, null, null));

    [Fact]
    public void A_remedy_without_placeholders_stays_and_a_placeholder_that_there_is_not_is_told()
    {
        Assert.Equal("Connect-Pim", RemedyText.Fill("Connect-Pim", null, null));
        Assert.Equal(["{role}"], RemedyText.Unknown("Set {target} {role} {1} {requires},Mfa {assignment} {principal}"));
    }
}
