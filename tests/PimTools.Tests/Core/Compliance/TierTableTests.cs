using System.Collections.Generic;
using System.Linq;
using PimTools.Compliance;
using PimTools.Conditions;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The tier of a role: by its name, its id or the service's mark, and of a group by the most powerful role that it holds.</summary>
public sealed class TierTableTests
{
    private const string Tiers = """
        tiers:
          - { name: High, privileged: true, roles: [Owner, "* Owner"] }
          - { name: Low, roles: ["User*", fe930be7-5e62-47db-91af-98c3a49a38b1] }
        """;

    [Theory]
    [InlineData("x", "Owner", "High")]
    [InlineData("x", "Data Owner", "High")]
    [InlineData("x", "Owners", "none")]
    [InlineData("x", "user administrator", "Low")]
    [InlineData("FE930BE7-5E62-47DB-91AF-98C3A49A38B1", "Renamed", "Low")]
    [InlineData("marked", "Anything", "High")]
    public void A_role_is_of_the_first_tier_that_fits(string id, string name, string tier) => Assert.Equal(tier, Of(Given.Role(id, name)).Text);

    [Fact]
    public void Only_Entra_roles_bear_the_mark_of_the_service()
    {
        var azure = new PimRole(PimKind.AzureRole, "marked", "Anything");

        Assert.True(Of(azure).IsNone);
        Assert.True(Of(azure, unknown: "No marks.").IsNone);
        Assert.Equal([true, false, false], Privileged("MARKED", "other").Select(value => (bool)value.Value!).Append((bool)new PrivilegedRoles(["marked"], null).IsMarked(azure).Value!));
        Assert.Equal("No marks.", new PrivilegedRoles(["marked"], "No marks.").IsMarked(Given.Role("marked", "x")).UnknownBecause);
    }

    [Fact]
    public void Where_the_marks_are_not_known_a_role_may_be_of_a_tier_of_marked_roles_unless_its_name_says_so()
    {
        Assert.Equal("No marks.", Of(Given.Role("other", "User Administrator"), unknown: "No marks.").UnknownBecause);
        Assert.Equal("High", Of(Given.Role("other", "Owner"), unknown: "No marks.").Text);
    }

    [Fact]
    public void A_group_is_of_the_tier_of_the_most_powerful_role_that_it_holds()
    {
        var group = GivenEvidence.MemberOf(GivenEvidence.Ops);

        Assert.Equal("High", Of(group, [Given.UserAdmin, Given.Role("x", "Owner")]).Text);
        Assert.Equal("Low", Of(group, [Given.UserAdmin, Given.Role("x", "Other")]).Text);
        Assert.True(Of(group, [Given.Role("x", "Other")]).IsNone);
        Assert.True(Of(group).IsNone);
        Assert.Equal("High", Of(Given.GroupRole("g", "Owner", PimAccess.Member)).Text);
    }

    [Fact]
    public void Where_it_is_not_known_what_a_group_holds_it_may_hold_something_of_the_highest_tier()
    {
        var group = GivenEvidence.MemberOf(GivenEvidence.Ops);

        Assert.Equal("No roles.", Of(group, [Given.UserAdmin], heldUnknown: "No roles.").UnknownBecause);
        Assert.Equal("High", Of(group, [Given.Role("x", "Owner")], heldUnknown: "No roles.").Text);
        Assert.Equal("Low", Of(Given.UserAdmin, heldUnknown: "No roles.").Text);
        Assert.Equal("No marks.", Of(group, [Given.UserAdmin], unknown: "No marks.", heldUnknown: "No roles.").UnknownBecause);
    }

    [Fact]
    public void What_groups_hold_is_what_they_hold_outside_of_groups()
    {
        var evidence = GivenEvidence.Of(
            GivenEvidence.Active(GivenEvidence.Ops, Given.Role("x", "Owner")), GivenEvidence.Eligible(GivenEvidence.Leads, Given.GroupRole("g", "Owner", PimAccess.Member)),
            GivenEvidence.Active(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Ops)), GivenEvidence.Active(Given.Ada, GivenEvidence.MemberOf(GivenEvidence.Leads)));

        Assert.Equal(
            [("Owner", "High"), ("Owner", "High"), ("Ops", "High"), ("Leads", "none")],
            GivenEvidence.Holders(evidence, Tiers, RuleSubject.Assignments).Select(one => (one.Assignment.RoleName, one.Tier.Text)));
    }

    private static IEnumerable<FieldValue> Privileged(params string[] ids) => ids.Select(id => new PrivilegedRoles(["marked"], null).IsMarked(Given.Role(id, "x")));

    private static FieldValue Of(PimRole role, PimRole[]? held = null, string? unknown = null, string? heldUnknown = null) => new TierTable(
        GivenEvidence.Baseline(Tiers).Tiers, new PrivilegedRoles(["marked"], unknown), (held ?? []).ToLookup(_ => GivenEvidence.Ops.Id), heldUnknown).Of(role);
}
