using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class QueryTests
{
    private readonly ContosoTenant _contoso = new(new ContosoOptions { ExtraUsers = 60, ExtraEligibleAssignments = 250 });

    [Fact]
    public async Task Pages_give_every_row_once()
    {
        _contoso.Tenant.PageSize = 7;
        var ids = await Walk($"{ContosoTenant.EligibleInstances}?$expand=roleDefinition");
        _contoso.Tenant.PageSize = 500;
        var whole = await _contoso.Get("emil", ContosoTenant.EligibleInstances);

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(whole.Value.Select(row => row["id"]!.ToString()), ids);
        Assert.True(ids.Count > 250);
    }

    [Fact]
    public async Task The_next_link_keeps_the_query_and_the_callers_own_address()
    {
        var first = await _contoso.Get("emil", $"{ContosoTenant.EligibleInstances}?$top=5&$filter=memberType eq 'Direct'&$select=id");

        var next = new Uri(first["@odata.nextLink"]);
        Assert.Equal("graph.microsoft.com", next.Host);
        Assert.Contains("$top=5", Uri.UnescapeDataString(next.Query), StringComparison.Ordinal);
        Assert.Contains("memberType eq 'Direct'", Uri.UnescapeDataString(next.Query), StringComparison.Ordinal);
        Assert.Equal(5, (await _contoso.Get("emil", next.PathAndQuery)).Value.Count);
    }

    [Fact]
    public async Task A_foreign_skip_token_is_refused() =>
        Assert.Equal(400, (await _contoso.Get("emil", ContosoTenant.EligibleInstances + "?$skiptoken=abc")).Status);

    [Fact]
    public async Task Count_skip_and_select_do_what_they_say()
    {
        var reply = await _contoso.Get("emil", "/v1.0/users?$count=true&$top=2&$skip=1&$orderby=displayName desc&$select=displayName");
        var names = (await _contoso.Get("emil", "/v1.0/users?$top=900")).Value
            .Select(user => user["displayName"]!.ToString()).OrderByDescending(name => name, StringComparer.OrdinalIgnoreCase);

        Assert.Equal("68", reply["@odata.count"]);
        Assert.Equal(names.Skip(1).Take(2), reply.Value.Select(user => user["displayName"]!.ToString()));
        Assert.All(reply.Value, user => Assert.Equal(["displayName"], user.AsObject().Select(property => property.Key)));
    }

    [Theory]
    [InlineData("displayName eq 'ADA ahlberg'", 1)]
    [InlineData("displayName ne 'Ada Ahlberg'", 67)]
    [InlineData("startswith(displayName,'Ada')", 1)]
    [InlineData("not startswith(userPrincipalName,'user')", 8)]
    [InlineData("userPrincipalName in ('ada@contoso.com','ben@contoso.com','nobody@contoso.com')", 2)]
    [InlineData("(displayName eq 'Ada Ahlberg' or displayName eq 'Ben Okafor') and accountEnabled eq true", 2)]
    [InlineData("displayName eq 'Ada Ahlberg' or displayName eq 'Ben Okafor' and accountEnabled eq false", 1)]
    [InlineData("contains(userPrincipalName,'@contoso.com') and jobTitle eq null", 61)]
    [InlineData("displayName eq 'O''Neil'", 0)]
    public async Task Filters_mean_what_odata_means(string filter, int expected) =>
        Assert.Equal(expected, (await _contoso.Get("emil", $"/v1.0/users?$top=900&$filter={Uri.EscapeDataString(filter)}")).Value.Count);

    [Theory]
    [InlineData("$filter=nosuch eq 'x'")]
    [InlineData("$filter=displayName like 'x'")]
    [InlineData("$filter=displayName eq")]
    [InlineData("$filter=displayName eq 'x")]
    [InlineData("$filter=(displayName eq 'x'")]
    [InlineData("$filter=displayName eq 'x' displayName eq 'y'")]
    [InlineData("$filter=endswith(displayName,'x')")]
    [InlineData("$filter=businessPhones eq 'x'")]
    [InlineData("$select=nosuch")]
    [InlineData("$expand=nosuch")]
    [InlineData("$orderby=jobTitle")]
    [InlineData("$top=0")]
    [InlineData("$top=many")]
    [InlineData("$search=ada")]
    [InlineData("$top=1&$top=2")]
    [InlineData("flavour=sweet")]
    public async Task What_the_service_does_not_know_is_a_bad_request(string query)
    {
        var reply = await _contoso.Get("emil", "/v1.0/users?" + query);

        Assert.Equal(400, reply.Status);
        Assert.Equal("BadRequest", reply.ErrorCode);
    }

    [Theory]
    [InlineData(15, 200)]
    [InlineData(16, 400)]
    public async Task More_than_fifteen_alternatives_are_an_invalid_filter(int clauses, int expected)
    {
        var filter = string.Join(" or ", Enumerable.Range(0, clauses).Select(i => $"id eq '{i}'"));

        var reply = await _contoso.Get("emil", "/v1.0/users?$filter=" + filter);

        Assert.Equal(expected, reply.Status);
        Assert.Equal(expected == 400 ? "InvalidFilter" : null, reply.ErrorCode);
    }

    [Fact]
    public async Task Expansions_nest_and_select()
    {
        var reply = await _contoso.Get("ada",
            $"{ContosoTenant.ActiveInstances}{ContosoTenant.Mine}?$select=id&$expand=roleDefinition($select=displayName),principal,directoryScope,activatedUsing($expand=roleDefinition)");

        var row = reply.Value.Single();
        Assert.Equal(["@odata.type", "id", "roleDefinition", "principal", "directoryScope", "activatedUsing"], row.AsObject().Select(property => property.Key));
        Assert.Equal(["displayName"], row["roleDefinition"]!.AsObject().Select(property => property.Key));
        Assert.Equal("#microsoft.graph.user", row["principal"]!["@odata.type"]!.ToString());
        Assert.Null(row["directoryScope"]);
        Assert.Equal("Security Reader", row["activatedUsing"]!["roleDefinition"]!["displayName"]!.ToString());
    }

    [Fact]
    public async Task A_nested_selection_on_the_principal_gives_its_id_alone()
    {
        var reply = await _contoso.Get("ada", $"{ContosoTenant.ActiveInstances}{ContosoTenant.Mine}?$expand=principal($select=displayName)");

        Assert.Equal(["@odata.type", "id"], reply.Value.Single()["principal"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public async Task The_scope_of_an_administrative_unit_is_expanded()
    {
        var scope = await _contoso.UnitScope("Helsinki Office");
        var reply = await _contoso.Get("ada",
            $"{ContosoTenant.EligibleInstances}{ContosoTenant.Mine}?$filter=directoryScopeId eq '{scope}'&$expand=directoryScope");

        Assert.Equal("Helsinki Office", reply.Value.Single()["directoryScope"]!["displayName"]!.ToString());
    }

    [Fact]
    public async Task Long_and_short_function_names_and_keys_in_parentheses_work()
    {
        var shortName = await _contoso.Get("ada", $"{ContosoTenant.EligibleInstances}/filterByCurrentUser(on='principal')");
        var longName = await _contoso.Get("ada", $"{ContosoTenant.EligibleInstances}/microsoft.graph.filterByCurrentUser(on='principal')");

        Assert.Equal(shortName.Text, longName.Text);
        Assert.Equal(200, (await _contoso.Get("ada", "/v1.0/users('ada@contoso.com')")).Status);
        Assert.Equal(400, (await _contoso.Get("ada", $"{ContosoTenant.EligibleInstances}/filterByCurrentUser(on='somebody')")).Status);
    }

    [Theory]
    [InlineData("/v1.0/nothing", 400)]
    [InlineData("/v2.0/me", 400)]
    [InlineData("/", 400)]
    [InlineData("/v1.0/users/nobody@contoso.com", 404)]
    [InlineData("/v1.0/groups/00000000-0000-0000-0000-000000000000", 404)]
    public async Task Unknown_paths_and_objects_are_told_apart(string path, int expected) =>
        Assert.Equal(expected, (await _contoso.Get("emil", path)).Status);

    private async Task<List<string>> Walk(string path)
    {
        var ids = new List<string>();
        for (var next = path; next is not null;)
        {
            var page = await _contoso.Get("emil", next);
            ids.AddRange(page.Value.Select(row => row["id"]!.ToString()));
            next = page.Body!["@odata.nextLink"] is { } link ? new Uri(link.ToString()).PathAndQuery : null;
        }

        return ids;
    }
}
