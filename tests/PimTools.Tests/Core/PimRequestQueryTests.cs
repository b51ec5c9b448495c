using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimRequestQueryTests
{
    private readonly FakePimClient _client = new();
    private readonly List<PimException> _refused = [];

    public PimRequestQueryTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Scopes.AddRange([PimScope.Directory, Given.Sales, Given.Berlin]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Requests.AddRange(
        [
            Request("1", Given.UserAdmin, PimScope.Directory, Given.Ada, PimRequestStatus.Provisioned),
            Request("2", Given.ExchangeAdmin, Given.Sales, Given.Cleo, PimRequestStatus.PendingApproval),
            Request("3", Given.UserAdmin, Given.Berlin, Given.Ada, PimRequestStatus.Denied),
        ]);
    }

    private PimRequestFilter Filter => (PimRequestFilter)_client.Filters[^1];

    [Fact]
    public async Task Nothing_said_lists_everything_and_looks_up_nothing()
    {
        Assert.Equal(["2", "1", "3"], await List(new PimRequestQuery()));
        Assert.Equal(["ListRequests"], _client.Calls);
        Assert.All(new object?[] { Filter.Status, Filter.RoleId, Filter.PrincipalId, Filter.ScopeId }, Assert.Null);
    }

    [Fact]
    public async Task What_still_has_to_happen_comes_first_and_each_part_from_the_newest_to_the_oldest()
    {
        PimRequest Made(string id, PimRequestStatus status, int daysAgo) =>
            new(id, PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { Status = status, Created = Given.Now.AddDays(-daysAgo) };
        _client.Requests.Clear();
        _client.Requests.AddRange(
        [
            Made("past, old", PimRequestStatus.Provisioned, 9), Made("waits, old", PimRequestStatus.PendingApproval, 8), Made("past, new", PimRequestStatus.Denied, 1),
            Made("scheduled", PimRequestStatus.Granted, 5), Made("waits, new", PimRequestStatus.PendingAdminDecision, 2),
        ]);

        Assert.Equal(["waits, new", "scheduled", "waits, old", "past, new", "past, old"], await List(new PimRequestQuery()));
        Assert.Equal(["waits, new", "scheduled", "past, new"], await List(new PimRequestQuery { Since = Given.Now.AddDays(-5) }));
    }

    [Fact]
    public async Task Who_decided_is_read_of_those_alone_that_are_listed_and_that_somebody_decided()
    {
        PimRequest Decided(string id, PimRequestStatus status, PimRole role) =>
            new(id, PimAssignmentType.Active, role, PimScope.Directory, Given.Ada) { Action = PimRequestAction.SelfActivate, Status = status, ApprovalId = id };
        _client.Requests.AddRange(
        [
            Decided("4", PimRequestStatus.Denied, Given.UserAdmin),
            Decided("5", PimRequestStatus.PendingApproval, Given.UserAdmin),
            Decided("6", PimRequestStatus.Canceled, Given.UserAdmin),
            Decided("7", PimRequestStatus.Provisioned, Given.UserAdmin),
            Decided("8", PimRequestStatus.Denied, Given.ExchangeAdmin),
        ]);

        Assert.Equal(["5", "1", "3", "4", "6", "7"], await List(new PimRequestQuery { Roles = [new PimIdentity("User*")] }));

        Assert.Equal(["4", "7"], Assert.IsAssignableFrom<IReadOnlyList<PimRequest>>(_client.Filters[^1]).Select(request => request.Id));
        Assert.Single(_client.Calls, "ReadDecisions");
    }

    [Fact]
    public async Task One_of_each_is_filtered_by_the_service()
    {
        var query = new PimRequestQuery
        {
            Roles = [new PimIdentity("Exchange Administrator")],
            Principals = [new PimIdentity("cleo@contoso.com")],
            Scope = new PimIdentity("Sales"),
            Statuses = [PimRequestStatus.PendingApproval],
        };

        Assert.Equal(["2"], await List(query));
        Assert.Equal(Given.ExchangeAdmin.Id, Filter.RoleId);
        Assert.Equal(Given.Cleo.Id, Filter.PrincipalId);
        Assert.Equal(Given.Sales.Id, Filter.ScopeId);
        Assert.Equal(PimRequestStatus.PendingApproval, Filter.Status);
        Assert.Equal([PimKind.EntraRole], Filter.Kinds);
    }

    [Fact]
    public async Task Several_statuses_mean_any_of_them_in_one_list()
    {
        Assert.Equal(["2", "3"], await List(new PimRequestQuery { Statuses = [PimRequestStatus.PendingApproval, PimRequestStatus.Denied] }));
        Assert.Equal(["ListRequests"], _client.Calls);
        Assert.Null(Filter.Status);
    }

    [Fact]
    public async Task Several_roles_and_principals_mean_any_of_them_in_one_list()
    {
        var query = new PimRequestQuery
        {
            Roles = [new PimIdentity("User Administrator"), new PimIdentity("Exchange Administrator"), new PimIdentity("Z")],
            Principals = [new PimIdentity("Cleo*"), new PimIdentity("nobody@contoso.com")],
        };

        Assert.Equal(["2"], await List(query));
        Assert.Equal(["Z", "nobody@contoso.com"], _refused.Select(error => error.TargetObject));
        Assert.Single(_client.Calls, "ListRequests");
        Assert.Single(_client.Calls, "ListRoles");
    }

    [Theory]
    [InlineData("Sales", "2")]
    [InlineData("/administrativeUnits/d0000000-0000-0000-0000-000000000001", "2")]
    [InlineData("Directory", "1")]
    [InlineData("[SB]*", "2,3")]
    [InlineData("Z*", "")]
    public async Task A_scope_means_what_was_asked_for_there_alone(string scope, string expected) =>
        Assert.Equal(expected, string.Join(",", await List(new PimRequestQuery { Scope = new PimIdentity(scope) })));

    [Fact]
    public async Task A_scope_that_is_not_found_is_an_error_and_nothing_is_listed()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => List(new PimRequestQuery { Scope = new PimIdentity("Sale") }));

        Assert.Equal(PimErrorCode.ScopeNotFound, error.Code);
        Assert.DoesNotContain("ListRequests", _client.Calls);
    }

    [Fact]
    public async Task Somebody_else_is_never_among_ones_own()
    {
        Assert.Empty(await List(new PimRequestQuery { Relation = PimRequestRelation.Mine, Principals = [new PimIdentity(Given.Cleo)] }));
        Assert.Equal(PimErrorCode.InvalidParameter, Assert.Single(_refused).Code);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task What_waits_for_ones_decision_may_be_somebody_elses()
    {
        Assert.Equal(["2"], await List(new PimRequestQuery { Relation = PimRequestRelation.ForMyApproval, Principals = [new PimIdentity(Given.Cleo)] }));
        Assert.Equal(PimRequestRelation.ForMyApproval, Filter.Relation);
    }

    private static PimRequest Request(string id, PimRole role, PimScope scope, PimPrincipal principal, PimRequestStatus status) =>
        new(id, PimAssignmentType.Active, role, scope, principal) { Status = status };

    private async Task<List<string>> List(PimRequestQuery query)
    {
        var found = new List<string>();
        await query.ListAsync(_client, request => found.Add(request.Id), _refused.Add, PimCall.None);
        return found;
    }
}
