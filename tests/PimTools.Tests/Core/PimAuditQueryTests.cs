using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimAuditQueryTests
{
    private readonly FakePimClient _client = new();

    public PimAuditQueryTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.AuditRecords.AddRange(
        [
            Record("Add member to role completed (PIM activation)", Given.UserAdmin.Name, Given.Ada, Given.Ada),
            Record("Add eligible member to role in PIM completed (permanent)", Given.ExchangeAdmin.Name, Given.Cleo, Given.Ada),
            Record("Update role setting in PIM", null, Given.Cleo, null),
        ]);
    }

    private PimAuditFilter Filter => (PimAuditFilter)_client.Filters[^1];

    [Fact]
    public async Task Nothing_said_lists_everything_and_looks_up_nothing()
    {
        Assert.Equal(_client.AuditRecords, await List(new PimAuditQuery()));

        Assert.Equal(["ListAuditRecords"], _client.Calls);
        Assert.Null(Filter.Activity);
        Assert.False(Filter.IsActivityPrefix);
        Assert.Empty(Filter.TargetIds);
    }

    [Fact]
    public async Task Exact_names_become_ids_that_the_service_filters_by()
    {
        await List(new PimAuditQuery
        {
            Role = new PimIdentity("user administrator"),
            Principal = new PimIdentity("ada@contoso.com"),
            Initiator = new PimIdentity("Cleo Costa"),
            Since = Given.Now,
            Until = Given.Now.AddHours(1),
        });

        Assert.Equal([Given.UserAdmin.Id, Given.Ada.Id], Filter.TargetIds);
        Assert.Equal(Given.Cleo.Id, Filter.InitiatorId);
        Assert.Equal(Given.Now, Filter.Since);
        Assert.Equal(Given.Now.AddHours(1), Filter.Until);
    }

    [Fact]
    public async Task What_a_piped_object_names_is_not_looked_up()
    {
        var assignment = new PimIdentity(Given.Eligible(Given.UserAdmin));

        await List(new PimAuditQuery { Role = assignment, Principal = assignment, Initiator = new PimIdentity(Given.Cleo) });

        Assert.Equal(["ListAuditRecords"], _client.Calls);
        Assert.Equal([Given.UserAdmin.Id, Given.Ada.Id], Filter.TargetIds);
    }

    [Theory]
    [InlineData("Update role setting in PIM", "Update role setting in PIM", false, 1)]
    [InlineData("update role setting in pim", "update role setting in pim", false, 1)]
    [InlineData("Add*", "Add", true, 2)]
    [InlineData("Add*permanent*", "Add", true, 1)]
    [InlineData("Update rol? setting*", "Update rol", true, 1)]
    [InlineData("[AU]*", null, true, 3)]
    [InlineData("*(PIM activation)", null, true, 1)]
    [InlineData("*`(PIM*", null, true, 1)]
    [InlineData("Update", "Update", false, 0)]
    public async Task The_service_gets_what_stands_before_the_first_wildcard(string activity, string? sent, bool isPrefix, int found)
    {
        Assert.Equal(found, (await List(new PimAuditQuery { Activity = new PimIdentity(activity) })).Count);

        Assert.Equal(sent, Filter.Activity);
        Assert.Equal(isPrefix, Filter.IsActivityPrefix);
    }

    [Fact]
    public async Task Wildcards_are_matched_as_the_rows_come_and_never_fit_what_is_not_named()
    {
        Assert.Equal(_client.AuditRecords.Take(1), await List(new PimAuditQuery { Role = new PimIdentity("User*") }));
        Assert.Equal(_client.AuditRecords.Take(2), await List(new PimAuditQuery { Role = new PimIdentity("*") }));
        Assert.Equal(_client.AuditRecords.Take(2), await List(new PimAuditQuery { Principal = new PimIdentity("ada*") }));
        Assert.Equal(_client.AuditRecords.Skip(1), await List(new PimAuditQuery { Initiator = new PimIdentity("cleo@*") }));
        Assert.Empty(Filter.TargetIds);
        Assert.Null(Filter.InitiatorId);
    }

    [Fact]
    public async Task An_end_before_the_start_is_refused_before_anything_is_read()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => List(new PimAuditQuery { Since = Given.Now, Until = Given.Now.AddSeconds(-1) }));

        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_start_or_an_end_alone_or_both_at_one_moment_is_no_contradiction()
    {
        Assert.Equal(3, (await List(new PimAuditQuery { Since = Given.Now, Until = Given.Now })).Count);
        Assert.Equal(3, (await List(new PimAuditQuery { Since = Given.Now })).Count);
        Assert.Equal(3, (await List(new PimAuditQuery { Until = Given.Now })).Count);
    }

    [Fact]
    public async Task An_unknown_role_or_principal_is_an_error()
    {
        var unknown = new PimIdentity("nothing of that name");

        Assert.Equal(PimErrorCode.RoleNotFound, (await Assert.ThrowsAsync<PimException>(() => List(new PimAuditQuery { Role = unknown }))).Code);
        Assert.Equal(PimErrorCode.PrincipalNotFound, (await Assert.ThrowsAsync<PimException>(() => List(new PimAuditQuery { Principal = unknown }))).Code);
        Assert.Equal(PimErrorCode.PrincipalNotFound, (await Assert.ThrowsAsync<PimException>(() => List(new PimAuditQuery { Initiator = unknown }))).Code);
        Assert.DoesNotContain("ListAuditRecords", _client.Calls);
    }

    private static PimAuditRecord Record(string activity, string? role, PimPrincipal? initiator, PimPrincipal? principal) =>
        new(activity, Given.Now, activity) { Role = role, Initiator = initiator, Principal = principal };

    private async Task<List<PimAuditRecord>> List(PimAuditQuery query)
    {
        var found = new List<PimAuditRecord>();
        await query.ListAsync(_client, found.Add, PimCall.None);
        return found;
    }
}
