using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimAssignmentQueryTests
{
    private readonly FakePimClient _client = new();

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
        var query = new PimAssignmentQuery
        {
            Role = new PimIdentity("Exchange Administrator"),
            Principal = new PimIdentity("cleo@contoso.com"),
            Scope = new PimIdentity("Sales"),
            Type = PimAssignmentType.Eligible,
            Mine = true,
        };

        Assert.Equal([_client.Assignments[1]], await List(query));
        Assert.Equal(Given.ExchangeAdmin.Id, Filter.RoleId);
        Assert.Equal(Given.Cleo.Id, Filter.PrincipalId);
        Assert.Equal(Given.Sales.Id, Filter.ScopeId);
        Assert.Equal(PimAssignmentType.Eligible, Filter.Type);
        Assert.True(Filter.Mine);
    }

    [Fact]
    public async Task Wildcards_are_matched_as_the_rows_come()
    {
        Assert.Equal([_client.Assignments[1]], await List(new PimAssignmentQuery { Role = new PimIdentity("Exch*") }));
        Assert.Equal([_client.Assignments[1]], await List(new PimAssignmentQuery { Principal = new PimIdentity("*Costa") }));
        Assert.Equal(_client.Assignments.Skip(1), await List(new PimAssignmentQuery { Scope = new PimIdentity("S*") }));
        Assert.Empty(await List(new PimAssignmentQuery { Role = new PimIdentity("Z*") }));

        Assert.All(_client.Calls, call => Assert.Equal("ListAssignments", call));
        Assert.All(_client.Filters.Cast<PimAssignmentFilter>(), filter => Assert.Null(filter.RoleId ?? filter.PrincipalId ?? filter.ScopeId));
    }

    [Fact]
    public async Task What_a_piped_object_names_is_not_looked_up()
    {
        var query = new PimAssignmentQuery
        {
            Role = new PimIdentity(_client.Assignments[1]),
            Principal = new PimIdentity(Given.Cleo),
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

        var found = await List(new PimAssignmentQuery { Kinds = [PimKind.EntraRole, PimKind.AzureRole], Role = new PimIdentity("Owner") });

        Assert.Equal([_client.Assignments[^1]], found);
        Assert.Equal([PimKind.AzureRole], Filter.Kinds);
    }

    [Fact]
    public async Task A_row_whose_role_came_without_a_name_is_found_by_the_role_s_id()
    {
        _client.Assignments.Add(Given.Eligible(Given.Role(Given.ExchangeAdmin.Id, Given.ExchangeAdmin.Id)));

        Assert.Equal(2, (await List(new PimAssignmentQuery { Role = new PimIdentity("Exchange Administrator") })).Count);
    }

    [Fact]
    public async Task A_role_of_several_kinds_is_read_of_each_and_a_scope_leaves_out_the_others()
    {
        var namesake = new PimRole(PimKind.AzureRole, "az", Given.UserAdmin.Name);
        var sandbox = AzureScopeId.ToScope("/subscriptions/11111111-1111-1111-1111-111111111111", "Contoso Sandbox");
        _client.Roles.Add(namesake);
        _client.Scopes.Add(sandbox);
        IReadOnlyCollection<PimKind> kinds = [PimKind.EntraRole, PimKind.AzureRole];

        await List(new PimAssignmentQuery { Kinds = kinds, Role = new PimIdentity(Given.UserAdmin.Name) });
        Assert.Equal(kinds, Filter.Kinds);
        Assert.Null(Filter.RoleId);

        await List(new PimAssignmentQuery { Kinds = kinds, Role = new PimIdentity(Given.UserAdmin.Name), Scope = new PimIdentity("Contoso Sandbox") });
        Assert.Equal([PimKind.AzureRole], Filter.Kinds);

        var before = _client.Filters.Count;
        await List(new PimAssignmentQuery { Kinds = kinds, Role = new PimIdentity(Given.ExchangeAdmin), Scope = new PimIdentity("Contoso Sandbox") });
        Assert.DoesNotContain(_client.Filters.Skip(before), filter => filter is PimAssignmentFilter);
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
            Role = which == "role" ? unknown : null,
            Principal = which == "principal" ? unknown : null,
            Scope = which == "scope" ? unknown : null,
        };

        var error = await Assert.ThrowsAsync<PimException>(() => List(query));

        Assert.Equal(code, error.Code);
        Assert.DoesNotContain("ListAssignments", _client.Calls);
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
        await query.ListAsync(_client, found.Add, PimCall.None);
        return found;
    }
}
