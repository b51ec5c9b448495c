using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests which ways are listed, and in which order.</summary>
public sealed class AccessPathQueryTests : AccessPathSearch
{
    [Fact]
    public async Task Only_the_named_roles_are_listed()
    {
        Client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        Hold(Given.UserAdmin, Given.Ada);
        Hold(Given.ExchangeAdmin, Given.Ada);

        Assert.Equal(["Exchange Administrator"], (await ListAsync(new() { Kinds = [PimKind.EntraRole], Roles = [new PimIdentity("Exchange Administrator")] })).Select(path => path.RoleName));
        Assert.Equal(2, (await ListAsync(new() { Kinds = [PimKind.EntraRole] })).Count);
    }

    [Fact]
    public async Task A_role_that_there_is_not_is_an_error_and_reads_no_assignments()
    {
        Hold(Given.UserAdmin, Given.Ada);
        var errors = new List<PimException>();

        Assert.Empty(await ListAsync(new() { Kinds = [PimKind.EntraRole], Roles = [new PimIdentity("Nothing")] }, errors.Add));

        Assert.Equal(PimErrorCode.RoleNotFound, Assert.Single(errors).Code);
        Assert.DoesNotContain("ListAssignments", Client.Calls);
    }

    [Fact]
    public async Task Only_the_ways_of_the_named_people_are_listed_also_through_a_group()
    {
        Client.Principals.AddRange([Given.Ada, Given.Cleo]);
        Client.Members[Admins.Id] = [Given.Ada, Given.Cleo];
        Hold(Given.UserAdmin, Admins);
        Hold(Given.ExchangeAdmin, Given.Ada);

        var paths = await ListAsync(new() { Kinds = [PimKind.EntraRole], Principals = [new PimIdentity("cleo@contoso.com")] });

        Assert.Equal("Cleo Costa (member) -> Admins (active) -> User Administrator at Directory", Assert.Single(paths).Path);
    }

    [Fact]
    public async Task Somebody_who_is_not_found_is_an_error_and_reads_no_assignments()
    {
        var errors = new List<PimException>();

        Assert.Empty(await ListAsync(new() { Kinds = [PimKind.EntraRole], Principals = [new PimIdentity("nobody@contoso.com")] }, errors.Add));

        Assert.Equal(PimErrorCode.PrincipalNotFound, Assert.Single(errors).Code);
        Assert.DoesNotContain("ListAssignments", Client.Calls);
    }

    [Fact]
    public async Task A_unit_is_reached_from_itself_and_from_the_directory_which_is_told_as_inherited()
    {
        Client.Scopes.AddRange([Given.Sales, Given.Berlin]);
        Hold(Given.UserAdmin, Given.Ada, Given.Sales);
        Hold(Given.ExchangeAdmin, Given.Ada);
        Hold(Given.ExchangeAdmin, Given.Cleo, Given.Berlin);

        var paths = await ListAsync(new() { Kinds = [PimKind.EntraRole], Scope = new PimIdentity("Sales") });

        Assert.Equal([("Exchange Administrator", true), ("User Administrator", false)], paths.Select(path => (path.RoleName, path.IsInherited)));
        Assert.All(await ListAsync(new() { Kinds = [PimKind.EntraRole] }), path => Assert.False(path.IsInherited));
    }

    [Fact]
    public async Task An_Azure_scope_is_reached_from_above_and_not_from_below()
    {
        var (above, at, below) = (Azure("/"), Azure(Subscription), Azure(Subscription + "/resourceGroups/web"));
        Client.BeforeList = filter => Assert.True(filter is not PimAssignmentFilter { ScopeId: not null } one || one.ScopeId == Subscription);
        var held = new[] { Held(Contributor, Given.Ada, above), Held(Contributor, Given.Ada, at), Held(Contributor, Given.Ada, below) };

        Assert.Equal([above.Id, at.Id], await FindAsync(held, at, Everybody));
        Assert.Equal([above.Id, at.Id, below.Id], await FindAsync(held, null, Everybody));
    }

    [Fact]
    public async Task What_is_held_through_a_group_is_the_groups_and_what_is_inherited_is_that_of_the_scope_above()
    {
        var (above, at) = (Azure("/"), Azure(Subscription));
        var held = new[]
        {
            Held(Contributor, Given.Ada, at, PimMemberType.Group), Held(Contributor, Given.Ada, above, PimMemberType.Inherited), Held(Contributor, Given.Cleo, at),
        };

        Assert.Equal([at.Id], await FindAsync(held, null, Everybody));
        Assert.Equal([above.Id, at.Id], await FindAsync(held, at, Everybody));
    }

    [Fact]
    public async Task What_two_lists_tell_is_one_way_without_regard_to_case()
    {
        var other = new PimRole(PimKind.AzureRole, Contributor.Id.ToUpperInvariant(), "Contributor");
        var held = new[] { Held(Contributor, Given.Ada, Azure(Subscription)), Held(other, Given.Ada, Azure(Subscription)), Held(Contributor, Given.Cleo, Azure(Subscription)) };

        Assert.Equal(2, (await FindAsync(held, null, Everybody)).Count);
        Assert.Single(await FindAsync(held, null, principal => principal.Id == Given.Cleo.Id));
    }

    [Fact]
    public async Task The_order_is_by_role_and_scope_then_by_steps_and_person()
    {
        Client.Members[Admins.Id] = [Given.Cleo, Given.Ada];
        Hold(Given.UserAdmin, Given.Ada, Given.Sales);
        Hold(Given.UserAdmin, Given.Ada, Given.Berlin);
        Hold(Given.ExchangeAdmin, Given.Ada, type: PimAssignmentType.Eligible);
        Hold(Given.ExchangeAdmin, Admins);

        Assert.Equal(
            [
                ("Exchange Administrator", "Directory", "Ada Ahlberg", 0), ("Exchange Administrator", "Directory", "Cleo Costa", 0), ("Exchange Administrator", "Directory", "Ada Ahlberg", 1),
                ("User Administrator", "Berlin", "Ada Ahlberg", 0), ("User Administrator", "Sales", "Ada Ahlberg", 0),
            ],
            (await ListAsync(new() { Kinds = [PimKind.EntraRole] })).Select(path => (path.RoleName, path.ScopeName, path.PrincipalName, path.Steps)));
    }

    [Fact]
    public async Task Who_owns_a_group_is_no_member_and_who_is_active_through_PIM_is_one_once()
    {
        Client.Members[Admins.Id] = [new PimPrincipal(Given.Ada.Id.ToUpperInvariant(), PimPrincipalType.User, "Ada Ahlberg")];
        Hold(Given.UserAdmin, Admins);
        Hold(Membership(PimAccess.Member), Given.Ada);
        Hold(Membership(PimAccess.Owner), Given.Cleo);

        Assert.Equal("Ada Ahlberg (active member) -> Admins (active) -> User Administrator at Directory", Assert.Single(await ListOfRolesAsync()).Path);
    }

    [Fact]
    public async Task Who_is_a_member_already_and_may_become_one_has_two_ways()
    {
        Client.Members[Admins.Id] = [Given.Ada];
        Hold(Given.UserAdmin, Admins);
        Hold(Membership(PimAccess.Member), Given.Ada, type: PimAssignmentType.Eligible);

        Assert.Equal([0, 1], (await ListOfRolesAsync()).Select(path => path.Steps));
    }

    [Fact]
    public async Task A_scope_leaves_the_other_kinds_out()
    {
        Client.Scopes.Add(Given.Sales);
        Hold(Given.UserAdmin, Given.Ada, Given.Sales);

        await ListAsync(new() { Kinds = [PimKind.EntraRole, PimKind.Group], Scope = new PimIdentity("Sales") });

        Assert.Equal([PimKind.EntraRole], Client.Filters.OfType<PimAssignmentFilter>().First().Kinds);
        Assert.Null(Client.Filters.OfType<PimAssignmentFilter>().First().ScopeId);
    }

    [Fact]
    public async Task An_Azure_role_is_read_at_the_scope_and_its_setting_where_it_is_eligible()
    {
        var at = Azure(Subscription);
        Client.Scopes.Add(at);
        Client.Assignments.Add(Held(Contributor, Given.Ada, at, type: PimAssignmentType.Eligible));
        Client.Assignments.Add(Held(Contributor, Given.Cleo, at));
        Client.Settings.Add(new PimRoleSetting("policy", Contributor.At(at), at, [new ApprovalRule(RuleIds.ActivationApproval, true, [])]));

        var paths = await ListAsync(new() { Kinds = [PimKind.AzureRole], Scope = new PimIdentity(Subscription) });

        Assert.Equal(Subscription, Client.Filters.OfType<PimAssignmentFilter>().First().ScopeId);
        Assert.Equal([("Ada Ahlberg", true), ("Cleo Costa", false)], paths.OrderBy(path => path.PrincipalName).Select(path => (path.PrincipalName, path.RequiresApproval == true)));
        Assert.Equal([at], Client.Filters.OfType<PimSettingFilter>().SelectMany(filter => filter.Roles!).Select(role => role.Scope));
    }
}
