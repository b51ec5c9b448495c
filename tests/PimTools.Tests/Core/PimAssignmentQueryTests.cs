using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimAssignmentQueryTests
{
    private readonly FakePimClient _client = new();
    private readonly List<PimException> _refused = [];

    public PimAssignmentQueryTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Scopes.AddRange([PimScope.Directory, Given.Sales]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Assignments.AddRange(
        [
            Given.Eligible(Given.UserAdmin),
            Given.Eligible(Given.ExchangeAdmin, Given.Sales, Given.Cleo),
            Given.Activated(Given.UserAdmin, Given.Sales),
        ]);
    }

    private PimAssignmentFilter Filter => (PimAssignmentFilter)_client.Filters[^1];

    [Fact]
    public async Task Nothing_said_lists_everything_and_looks_up_nothing()
    {
        Assert.Equal(_client.Assignments, await List(new PimAssignmentQuery()));

        Assert.Equal(["ListAssignments"], _client.Calls);
        Assert.Equal(PimKinds.All, Filter.Kinds);
        Assert.False(Filter.Mine);
        Assert.All(new object?[] { Filter.Type, Filter.RoleId, Filter.PrincipalId, Filter.ScopeId }, Assert.Null);
    }

    [Fact]
    public async Task Exact_names_become_ids_that_the_service_filters_by()
    {
        _client.Assignments.Add(Given.Eligible(Given.ExchangeAdmin, Given.Sales));
        var query = new PimAssignmentQuery
        {
            Roles = [new PimIdentity("Exchange Administrator")],
            Principals = [new PimIdentity("ada@contoso.com")],
            Scope = new PimIdentity("Sales"),
            Types = [PimAssignmentType.Eligible],
            Mine = true,
        };

        Assert.Equal([_client.Assignments[3]], await List(query));
        Assert.Equal(Given.ExchangeAdmin.Id, Filter.RoleId);
        Assert.Equal(Given.Ada.Id, Filter.PrincipalId);
        Assert.Equal(Given.Sales.Id, Filter.ScopeId);
        Assert.Equal(PimAssignmentType.Eligible, Filter.Type);
        Assert.True(Filter.Mine);
    }

    [Fact]
    public async Task Wildcards_are_matched_as_the_rows_come()
    {
        Assert.Equal([_client.Assignments[1]], await List(new PimAssignmentQuery { Roles = [new PimIdentity("Exch*")] }));
        Assert.Equal([_client.Assignments[1]], await List(new PimAssignmentQuery { Principals = [new PimIdentity("*Costa")] }));
        Assert.Equal(_client.Assignments.Skip(1), await List(new PimAssignmentQuery { Scope = new PimIdentity("S*") }));
        Assert.Empty(await List(new PimAssignmentQuery { Roles = [new PimIdentity("Z*")] }));

        Assert.All(_client.Calls, call => Assert.Equal("ListAssignments", call));
        Assert.All(_client.Filters.Cast<PimAssignmentFilter>(), filter => Assert.Null(filter.RoleId ?? filter.PrincipalId ?? filter.ScopeId));
    }

    [Fact]
    public async Task What_a_piped_object_names_is_not_looked_up()
    {
        var query = new PimAssignmentQuery
        {
            Roles = [new PimIdentity(_client.Assignments[1])],
            Principals = [new PimIdentity(Given.Cleo)],
            Scope = new PimIdentity(Given.Sales),
        };

        Assert.Equal([_client.Assignments[1]], await List(query));
        Assert.Equal(["ListAssignments"], _client.Calls);
    }

    [Fact]
    public async Task A_role_of_one_kind_is_searched_in_that_kind_alone()
    {
        var azure = new PimRole(PimKind.AzureRole, Given.UserAdmin.Id, "Owner");
        _client.Roles.Add(azure);
        _client.Assignments.Add(Given.Eligible(azure));

        var found = await List(new PimAssignmentQuery { Kinds = [PimKind.EntraRole, PimKind.AzureRole], Roles = [new PimIdentity("Owner")] });

        Assert.Equal([_client.Assignments[^1]], found);
        Assert.Equal([PimKind.AzureRole], Filter.Kinds);
    }

    [Fact]
    public async Task A_row_whose_role_came_without_a_name_is_found_by_the_role_s_id()
    {
        _client.Assignments.Add(Given.Eligible(Given.Role(Given.ExchangeAdmin.Id, Given.ExchangeAdmin.Id)));

        Assert.Equal(2, (await List(new PimAssignmentQuery { Roles = [new PimIdentity("Exchange Administrator")] })).Count);
    }

    [Fact]
    public async Task A_role_of_several_kinds_is_read_of_each_and_a_scope_leaves_out_the_others()
    {
        var namesake = new PimRole(PimKind.AzureRole, "az", Given.UserAdmin.Name);
        var sandbox = AzureScopeId.ToScope("/subscriptions/11111111-1111-1111-1111-111111111111", "Contoso Sandbox");
        _client.Roles.Add(namesake);
        _client.Scopes.Add(sandbox);
        IReadOnlyCollection<PimKind> kinds = [PimKind.EntraRole, PimKind.AzureRole];

        await List(new PimAssignmentQuery { Kinds = kinds, Roles = [new PimIdentity(Given.UserAdmin.Name)] });
        Assert.Equal(kinds, Filter.Kinds);
        Assert.Null(Filter.RoleId);

        await List(new PimAssignmentQuery { Kinds = kinds, Roles = [new PimIdentity(Given.UserAdmin.Name)], Scope = new PimIdentity("Contoso Sandbox") });
        Assert.Equal([PimKind.AzureRole], Filter.Kinds);

        var before = _client.Filters.Count;
        await List(new PimAssignmentQuery { Kinds = kinds, Roles = [new PimIdentity(Given.ExchangeAdmin)], Scope = new PimIdentity("Contoso Sandbox") });
        Assert.DoesNotContain(_client.Filters.Skip(before), filter => filter is PimAssignmentFilter);
    }

    [Fact]
    public async Task Several_names_mean_any_of_them_and_cost_one_list_of_roles_one_search_and_one_list()
    {
        _client.Principals.Add(new PimPrincipal("f", PimPrincipalType.User, "Fay Ito", "fay@contoso.com"));
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, principal: _client.Principals[^1]));
        var query = new PimAssignmentQuery
        {
            Roles = [new PimIdentity("User Administrator"), new PimIdentity("Exchange Administrator")],
            Principals = [new PimIdentity("ada@contoso.com"), new PimIdentity("cleo@contoso.com")],
            Types = [PimAssignmentType.Eligible, PimAssignmentType.Active],
        };

        Assert.Equal(_client.Assignments.Take(3), await List(query));
        Assert.Equal(["ListRoles", "FindPrincipals", "ListAssignments"], _client.Calls);
        Assert.All(new object?[] { Filter.Type, Filter.RoleId, Filter.PrincipalId }, Assert.Null);
    }

    [Fact]
    public async Task Exact_names_and_wildcards_go_together()
    {
        var query = new PimAssignmentQuery { Roles = [new PimIdentity("User Administrator"), new PimIdentity("Exch*")] };

        Assert.Equal(_client.Assignments, await List(query));
        Assert.Equal(PimKinds.All, Filter.Kinds);
        Assert.Null(Filter.RoleId);
    }

    [Fact]
    public async Task Of_several_groups_those_alone_are_read()
    {
        var groups = new[] { "one", "two" }.Select(name => Given.GroupRole(name + "-id", name, PimAccess.Member)).ToList();
        _client.Roles.AddRange(groups);
        _client.Assignments.AddRange(groups.Select(group => Given.Eligible(group)));

        Assert.Equal(_client.Assignments.Skip(3), await List(new PimAssignmentQuery { Roles = [new PimIdentity("one"), new PimIdentity("two")] }));
        Assert.Equal([PimKind.Group], Filter.Kinds);
        Assert.Equal(["one-id", "two-id"], Filter.GroupIds);
    }

    [Theory]
    [InlineData("role", PimErrorCode.RoleNotFound)]
    [InlineData("principal", PimErrorCode.PrincipalNotFound)]
    [InlineData("scope", PimErrorCode.ScopeNotFound)]
    public async Task What_is_unknown_is_an_error_and_no_assignments_are_read(string which, PimErrorCode code)
    {
        var unknown = new PimIdentity("nothing of that name");
        var query = new PimAssignmentQuery
        {
            Roles = which == "role" ? [unknown] : [],
            Principals = which == "principal" ? [unknown] : [],
            Scope = which == "scope" ? unknown : null,
        };

        var thrown = await Record.ExceptionAsync(() => List(query));

        Assert.Equal(code, (thrown as PimException ?? Assert.Single(_refused)).Code);
        Assert.DoesNotContain("ListAssignments", _client.Calls);
    }

    [Fact]
    public async Task Of_several_names_each_that_is_unknown_is_an_error_of_its_own_and_the_others_are_listed()
    {
        var query = new PimAssignmentQuery
        {
            Roles = [new PimIdentity("Z"), new PimIdentity("Exchange Administrator"), new PimIdentity("Y")],
            Principals = [new PimIdentity("nobody@contoso.com"), new PimIdentity("cleo@contoso.com")],
        };

        Assert.Equal([_client.Assignments[1]], await List(query));
        Assert.Equal(["Z", "Y", "nobody@contoso.com"], _refused.Select(error => error.TargetObject));
    }

    [Fact]
    public async Task Somebody_else_is_never_among_ones_own()
    {
        Assert.Empty(await List(new PimAssignmentQuery { Mine = true, Principals = [new PimIdentity("cleo@contoso.com")] }));

        var error = Assert.Single(_refused);
        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Contains("-Mine", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ListAssignments", _client.Calls);
    }

    [Fact]
    public async Task A_group_may_be_among_ones_own()
    {
        var group = new PimPrincipal("g", PimPrincipalType.Group, "Data Engineers");
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin, principal: group));

        Assert.Equal([_client.Assignments[3]], await List(new PimAssignmentQuery { Mine = true, Principals = [new PimIdentity(group)] }));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task Expiring_within_leaves_out_what_ends_later_and_what_never_ends()
    {
        var soon = Given.Eligible(Given.UserAdmin, end: DateTimeOffset.UtcNow.AddDays(3));
        var late = Given.Eligible(Given.UserAdmin, end: DateTimeOffset.UtcNow.AddDays(30));
        _client.Assignments.AddRange([soon, late]);

        Assert.Equal([soon], await List(new PimAssignmentQuery { ExpiringWithin = TimeSpan.FromDays(14) }));
        Assert.Equal([soon, late], await List(new PimAssignmentQuery { ExpiringWithin = TimeSpan.FromDays(60) }));
    }

    private async Task<List<PimAssignment>> List(PimAssignmentQuery query)
    {
        var found = new List<PimAssignment>();
        await query.ListAsync(_client, found.Add, _refused.Add, PimCall.None);
        return found;
    }
}
