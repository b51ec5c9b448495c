using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using PimTools.Models;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Which ways are listed, in which order, with what they demand, and what is said of groups that could not be read.</summary>
public sealed class AccessPathQueryTests
{
    private const string Subscription = "/subscriptions/5b00ab00-0000-0000-0000-000000000001";

    private static readonly PimPrincipal Admins = new("11111111-0000-0000-0000-000000000001", PimPrincipalType.Group, "Admins");
    private static readonly PimRole Contributor = new(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");

    private readonly FakePimClient _client = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task Only_the_named_roles_are_listed()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
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
        Assert.DoesNotContain("ListAssignments", _client.Calls);
    }

    [Fact]
    public async Task Only_the_ways_of_the_named_people_are_listed_also_through_a_group()
    {
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Members[Admins.Id] = [Given.Ada, Given.Cleo];
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
        Assert.DoesNotContain("ListAssignments", _client.Calls);
    }

    [Fact]
    public async Task A_unit_is_reached_from_itself_and_from_the_directory_which_is_told_as_inherited()
    {
        _client.Scopes.AddRange([Given.Sales, Given.Berlin]);
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
        _client.BeforeList = filter => Assert.True(filter is not PimAssignmentFilter { ScopeId: not null } one || one.ScopeId == Subscription);
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
        _client.Members[Admins.Id] = [Given.Cleo, Given.Ada];
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
        _client.Members[Admins.Id] = [new PimPrincipal(Given.Ada.Id.ToUpperInvariant(), PimPrincipalType.User, "Ada Ahlberg")];
        Hold(Given.UserAdmin, Admins);
        Hold(Membership(PimAccess.Member), Given.Ada);
        Hold(Membership(PimAccess.Owner), Given.Cleo);

        Assert.Equal("Ada Ahlberg (active member) -> Admins (active) -> User Administrator at Directory", Assert.Single(await ListOfRolesAsync()).Path);
    }

    [Fact]
    public async Task Who_is_a_member_already_and_may_become_one_has_two_ways()
    {
        _client.Members[Admins.Id] = [Given.Ada];
        Hold(Given.UserAdmin, Admins);
        Hold(Membership(PimAccess.Member), Given.Ada, type: PimAssignmentType.Eligible);

        Assert.Equal([0, 1], (await ListOfRolesAsync()).Select(path => path.Steps));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, null)]
    public async Task An_approval_is_needed_where_one_of_the_activations_needs_it(bool? ofRole, bool? expected)
    {
        if (ofRole is { } isRequired)
        {
            _client.Settings.Add(new PimRoleSetting("policy", Given.UserAdmin, PimScope.Directory, [new ApprovalRule(RuleIds.ActivationApproval, isRequired, [])]));
        }

        Hold(Given.UserAdmin, Given.Ada, type: PimAssignmentType.Eligible);
        Hold(Given.ExchangeAdmin, Given.Ada);

        var paths = (await ListOfRolesAsync()).ToDictionary(path => path.RoleName, path => path.RequiresApproval);

        Assert.Equal((false, expected), (paths["Exchange Administrator"], paths["User Administrator"]));
    }

    [Fact]
    public async Task A_membership_whose_setting_is_not_known_leaves_the_approval_open_unless_the_role_needs_one()
    {
        _client.Settings.Add(new PimRoleSetting("policy", Given.UserAdmin, PimScope.Directory, [new ApprovalRule(RuleIds.ActivationApproval, true, [])]));
        _client.Settings.Add(new PimRoleSetting("policy", Given.ExchangeAdmin, PimScope.Directory, [new ApprovalRule(RuleIds.ActivationApproval, false, [])]));
        Hold(Given.UserAdmin, Admins, type: PimAssignmentType.Eligible);
        Hold(Given.ExchangeAdmin, Admins, type: PimAssignmentType.Eligible);
        Hold(Membership(PimAccess.Member), Given.Ada, type: PimAssignmentType.Eligible);

        var paths = (await ListOfRolesAsync()).ToDictionary(path => path.RoleName, path => path.RequiresApproval);

        Assert.Equal((null, true), (paths["Exchange Administrator"], paths["User Administrator"]));
    }

    [Theory]
    [InlineData(PimErrorCode.PermissionMissing, 1)]
    [InlineData(PimErrorCode.ServiceUnavailable, 1)]
    [InlineData(PimErrorCode.Throttled, 1)]
    public async Task Groups_that_could_not_be_read_are_named_with_the_reason(PimErrorCode code, int notices)
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(code, "Refused."));
        Hold(Given.UserAdmin, Admins);

        var path = Assert.Single(await ListAsync(new() { Kinds = [PimKind.EntraRole] }));

        Assert.Equal(Admins, path.Principal);
        Assert.Equal(Enumerable.Repeat("Who reaches a role through these groups is not known in full: Admins. Refused.", notices), _notices);
    }

    [Fact]
    public async Task Of_many_groups_five_are_named_and_the_others_counted()
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(PimErrorCode.ServiceError, "Refused."));
        foreach (var number in Enumerable.Range(1, 7))
        {
            Hold(Given.UserAdmin, new PimPrincipal($"11111111-0000-0000-0000-00000000001{number}", PimPrincipalType.Group, "Group " + number));
        }

        await ListAsync(new() { Kinds = [PimKind.EntraRole] });

        Assert.Equal("Who reaches a role through these groups is not known in full: Group 1, Group 2, Group 3, Group 4, Group 5 and 2 more. Refused.", Assert.Single(_notices));
    }

    [Fact]
    public async Task Five_groups_are_all_that_are_named()
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(PimErrorCode.ServiceError, "Refused."));
        foreach (var number in Enumerable.Range(1, 5))
        {
            Hold(Given.UserAdmin, new PimPrincipal($"11111111-0000-0000-0000-00000000001{number}", PimPrincipalType.Group, "Group " + number));
        }

        await ListAsync(new() { Kinds = [PimKind.EntraRole] });

        Assert.EndsWith("Group 4, Group 5. Refused.", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_leaves_the_other_kinds_out()
    {
        _client.Scopes.Add(Given.Sales);
        Hold(Given.UserAdmin, Given.Ada, Given.Sales);

        await ListAsync(new() { Kinds = [PimKind.EntraRole, PimKind.Group], Scope = new PimIdentity("Sales") });

        Assert.Equal([PimKind.EntraRole], _client.Filters.OfType<PimAssignmentFilter>().First().Kinds);
        Assert.Null(_client.Filters.OfType<PimAssignmentFilter>().First().ScopeId);
    }

    [Fact]
    public async Task An_Azure_role_is_read_at_the_scope_and_its_setting_where_it_is_eligible()
    {
        var at = Azure(Subscription);
        _client.Scopes.Add(at);
        _client.Assignments.Add(Held(Contributor, Given.Ada, at, type: PimAssignmentType.Eligible));
        _client.Assignments.Add(Held(Contributor, Given.Cleo, at));
        _client.Settings.Add(new PimRoleSetting("policy", Contributor.At(at), at, [new ApprovalRule(RuleIds.ActivationApproval, true, [])]));

        var paths = await ListAsync(new() { Kinds = [PimKind.AzureRole], Scope = new PimIdentity(Subscription) });

        Assert.Equal(Subscription, _client.Filters.OfType<PimAssignmentFilter>().First().ScopeId);
        Assert.Equal([("Ada Ahlberg", true), ("Cleo Costa", false)], paths.OrderBy(path => path.PrincipalName).Select(path => (path.PrincipalName, path.RequiresApproval == true)));
        Assert.Equal([at], _client.Filters.OfType<PimSettingFilter>().SelectMany(filter => filter.Roles!).Select(role => role.Scope));
    }

    [Fact]
    public async Task What_is_no_refusal_ends_the_search()
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(PimErrorCode.AuthenticationFailed, "Nobody is signed in."));
        Hold(Given.UserAdmin, Admins);

        await Assert.ThrowsAsync<PimException>(() => ListAsync(new() { Kinds = [PimKind.EntraRole] }));
    }

    [Theory]
    [InlineData(PimErrorCode.GroupNotSupported, 0)]
    [InlineData(PimErrorCode.NotFound, 0)]
    [InlineData(PimErrorCode.ServiceError, 1)]
    public async Task A_group_that_PIM_does_not_manage_has_no_assignments_there(PimErrorCode code, int notices)
    {
        _client.BeforeList = filter => (filter as PimAssignmentFilter)?.Refused?.Invoke(Admins.Id, new PimException(code, "Refused."));
        _client.Members[Admins.Id] = [Given.Ada];
        Hold(Given.UserAdmin, Admins);

        Assert.Equal(Given.Ada, Assert.Single(await ListAsync(new() { Kinds = [PimKind.EntraRole] })).Principal);
        Assert.Equal(notices, _notices.Count);
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

    private static bool Everybody(PimPrincipal principal) => true;

    private static PimScope Azure(string id) => AzureScopeId.ToScope(id, null);

    private static PimRole Membership(PimAccess access) => Given.GroupRole(Admins.Id, "Admins", access);

    private static PimAssignment Held(
        PimRole role, PimPrincipal principal, PimScope scope, PimMemberType member = PimMemberType.Direct, PimAssignmentType type = PimAssignmentType.Active) =>
        new(Guid.NewGuid().ToString(), type, role, scope, principal)
        {
            State = type == PimAssignmentType.Eligible ? PimAssignmentState.Eligible : PimAssignmentState.Active,
            MemberType = member,
        };

    private void Hold(PimRole role, PimPrincipal principal, PimScope? scope = null, PimAssignmentType type = PimAssignmentType.Active) => _client.Assignments.Add(
        Held(role, principal, scope ?? (role.Kind == PimKind.Group ? new PimScope(role.Id, role.Name, PimScopeType.Group) : PimScope.Directory), type: type));

    private void Refuse(Func<PimAssignmentFilter, bool> isRefused, PimException error) => _client.BeforeList = filter =>
    {
        if (filter is PimAssignmentFilter one && isRefused(one))
        {
            throw error;
        }
    };

    private async Task<List<PimAccessPath>> ListAsync(AccessPathQuery query, Action<PimException>? refuse = null)
    {
        var paths = new List<PimAccessPath>();
        await query.ListAsync(_client, paths.Add, refuse ?? (error => throw error), PimCall.None.HeardBy(_notices.Add));
        return paths;
    }

    // The client of these tests does not filter by kind.
    private async Task<List<PimAccessPath>> ListOfRolesAsync() => (await ListAsync(new() { Kinds = [PimKind.EntraRole] })).FindAll(path => path.Kind == PimKind.EntraRole);

    private async Task<List<string>> FindAsync(IEnumerable<PimAssignment> held, PimScope? scope, Func<PimPrincipal, bool> isWanted)
    {
        var scopes = new List<string>();
        await AccessPathQuery.FindAsync(_client, held, scope, isWanted, path => scopes.Add(path.ScopeId), PimCall.None.HeardBy(_notices.Add));
        return [.. scopes.Order(StringComparer.Ordinal)];
    }
}
