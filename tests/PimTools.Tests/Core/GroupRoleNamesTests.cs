using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests how membership and ownership of a group are named, and groups that are not under PIM yet.</summary>
public sealed class GroupRoleNamesTests
{
    private const string OnCall = "c0000000-0000-0000-0000-000000000001";
    private const string Sales = "c0000000-0000-0000-0000-000000000002";

    private static readonly PimKind[] Groups = [PimKind.Group];
    private static readonly PimRole Member = Given.GroupRole(OnCall, "Ops-OnCall", PimAccess.Member);
    private static readonly PimRole Owner = Given.GroupRole(OnCall, "Ops-OnCall", PimAccess.Owner);

    private readonly FakePimClient _client = new();
    private readonly List<string> _notices = [];

    public GroupRoleNamesTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Member, Owner]);
        _client.Principals.AddRange([Given.Ada, new PimPrincipal(Sales, PimPrincipalType.Group, "Sales Leads")]);
    }

    [Theory]
    [InlineData("Ops-OnCall", PimAccess.Member)]
    [InlineData("ops-oncall", PimAccess.Member)]
    [InlineData("Ops-OnCall (member)", PimAccess.Member)]
    [InlineData("Ops-OnCall (Owner)", PimAccess.Owner)]
    [InlineData(OnCall, PimAccess.Member)]
    [InlineData(OnCall + " (owner)", PimAccess.Owner)]
    public async Task A_groups_name_alone_means_its_membership(string text, PimAccess access) =>
        Assert.Equal(access, Assert.Single(await FindAsync(text)).Access);

    [Theory]
    [InlineData("Ops*", 2)]
    [InlineData("*(owner)", 1)]
    [InlineData("c0*", 0)]
    public async Task A_wildcard_means_all_that_fit(string text, int count) => Assert.Equal(count, (await FindAsync(text)).Count);

    [Fact]
    public async Task Two_groups_of_one_name_are_ambiguous()
    {
        _client.Roles.Add(Given.GroupRole("other", "Ops-OnCall", PimAccess.Member));

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("Ops-OnCall"));

        Assert.Equal(PimErrorCode.RoleAmbiguous, error.Code);
        Assert.Equal([OnCall, "other"], error.Candidates);
    }

    [Theory]
    [InlineData("Sales Leads", PimAccess.Member)]
    [InlineData("Sales Leads (owner)", PimAccess.Owner)]
    [InlineData(Sales, PimAccess.Member)]
    public async Task A_group_that_is_not_under_PIM_can_be_named_and_that_is_said(string text, PimAccess access)
    {
        var role = Assert.Single(await FindAsync(text));

        Assert.Equal((PimKind.Group, Sales, "Sales Leads", access), (role.Kind, role.Id, role.Name, role.Access));
        Assert.Equal((Sales, "Sales Leads", PimScopeType.Group), (role.Scope?.Id, role.Scope?.DisplayName, role.Scope?.Type));
        Assert.Contains("Sales Leads", Assert.Single(_notices));
    }

    [Theory]
    [InlineData("ada@contoso.com")]
    [InlineData("Sales*")]
    public async Task Only_a_group_and_only_by_its_whole_name(string text)
    {
        var found = text.Contains('*') ? await FindAsync(text) : [];
        var error = text.Contains('*') ? null : await Assert.ThrowsAsync<PimException>(() => FindAsync(text));

        Assert.Empty(found);
        Assert.Equal(error is null ? null : PimErrorCode.RoleNotFound, error?.Code);
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task Where_no_groups_are_asked_for_none_is_looked_for()
    {
        await Assert.ThrowsAsync<PimException>(() => RoleResolver.FindAsync(_client, [PimKind.EntraRole], new PimIdentity("Sales Leads"), PimCall.None));

        Assert.Equal(["ListNamedRoles", "ListRoles"], _client.Calls);
    }

    [Fact]
    public async Task A_group_under_PIM_is_not_looked_for()
    {
        await FindAsync("Ops-OnCall");

        Assert.Equal(["ListNamedRoles"], _client.Calls);
    }

    [Theory]
    [InlineData("Ops-OnCall", PimAccess.Member)]
    [InlineData("Ops-OnCall (owner)", PimAccess.Owner)]
    public void Only_what_was_named_is_activated_and_given_back(string text, PimAccess access)
    {
        var scope = new PimScope(OnCall, "Ops-OnCall", PimScopeType.Group);
        var held = new[] { Given.Eligible(Member, scope), Given.Eligible(Owner, scope) };
        var active = new[] { Given.Activated(Member, scope), Given.Activated(Owner, scope) };

        Assert.Equal(access, Assert.Single(PimActivation.Choose(held, new PimIdentity(text), null)).Role.Access);
        Assert.Equal(access, Assert.Single(PimDeactivation.Choose(active, new RoleSelector(new PimIdentity(text)))).Role.Access);
    }

    [Theory]
    [InlineData("Ops (owner)", PimAccess.Owner, "Ops")]
    [InlineData("Ops\u00a0(MEMBER)", PimAccess.Member, "Ops")]
    [InlineData("x (owner) (member)", PimAccess.Member, "x (owner)")]
    [InlineData(" (owner)", null, " (owner)")]
    [InlineData("(owner)", null, "(owner)")]
    [InlineData("Ops(owner)", null, "Ops(owner)")]
    public void What_stands_in_parentheses_after_a_name_is_the_access(string text, PimAccess? access, string group) =>
        Assert.Equal((access, group), (GroupRoleNames.AccessOf(text), GroupRoleNames.GroupOf(text)));

    private async Task<IReadOnlyList<PimRole>> FindAsync(string text) =>
        await RoleResolver.FindAsync(_client, Groups, new PimIdentity(text), new PimCall(default, notice: _notices.Add));
}
