using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AzureCatalogueTests
{
    private const string Groups = "/providers/Microsoft.Management/managementGroups";
    private const string GroupVersion = "api-version=2023-04-01";

    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzureCatalogueTests() => _azure = new AzureCalls(_contoso);

    [Theory]
    [InlineData("ada")] // eligible alone
    [InlineData("contoso-runbook", "Contoso Production")]
    [InlineData("dana", "Contoso Production", "Contoso Sandbox")]
    [InlineData("breakglass")]
    public async Task Subscriptions_are_seen_by_those_who_hold_a_role_there(string who, params string[] names)
    {
        var listed = await _azure.Send(who, HttpMethod.Get, "/subscriptions?api-version=2022-12-01");

        Assert.Equal(names, listed.Value.Select(item => item["displayName"]!.ToString()));
    }

    [Theory]
    [InlineData("resources | where name =~ 'CONTOSO-web-kv' | project id, name", 1)]
    [InlineData("Resources | where name == 'CONTOSO-web-kv'", 0)]
    [InlineData("resources | where type =~ 'microsoft.keyvault/vaults' and name !~ 'x | y and z' | order by id asc | limit 1", 1)]
    [InlineData("resources | where name =~ 'O\\'Brien'", 0)]
    [InlineData("resourcecontainers | where type =~ 'microsoft.resources/subscriptions'", 2)]
    public async Task Resource_Graph_answers_a_query_over_all_subscriptions(string query, int count)
    {
        var answer = await Query("dana", new JsonObject { ["query"] = query });

        Assert.Equal(200, answer.Status);
        Assert.Equal(count, (int)answer.Body!["count"]!);
        Assert.Equal(count, answer.Body!["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task Resource_Graph_has_pages_and_leaves_out_what_one_may_not_read()
    {
        const string groups = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions/resourcegroups' | project id | order by id asc";
        var first = await Query("dana", new JsonObject { ["query"] = groups, ["options"] = new JsonObject { ["$top"] = 1 } });
        var second = await Query("dana", new JsonObject { ["query"] = groups, ["options"] = new JsonObject { ["$top"] = 1000, ["$skipToken"] = first["$skipToken"] } });

        Assert.Equal((int)first.Body!["totalRecords"]! - 1, (int)second.Body!["count"]!);
        Assert.Null(second.Body!["$skipToken"]);
        Assert.Equal(0, (int)(await Query("ada", new JsonObject { ["query"] = groups })).Body!["count"]!);
    }

    [Theory]
    [InlineData("resources | summarize count()")]
    [InlineData("secrets")]
    [InlineData("resources | where name contains 'x'")]
    public async Task Resource_Graph_refuses_what_it_does_not_know(string query)
    {
        var refused = await Query("dana", new JsonObject { ["query"] = query });

        Assert.Equal((400, "BadRequest"), (refused.Status, refused.ErrorCode));
    }

    private Task<Reply> Query(string who, JsonObject body) =>
        _azure.Send(who, HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01", body);

    [Fact]
    public async Task An_activation_in_a_resource_group_opens_the_subscription()
    {
        await _azure.Activate("ada", await _azure.Scope("Contoso Production", "rg-data"), "Reader");

        var listed = await _azure.Send("ada", HttpMethod.Get, "/subscriptions?api-version=2022-12-01");

        Assert.Equal("Contoso Production", listed.Value.Single()["displayName"]!.ToString());
    }

    [Fact]
    public async Task The_tree_is_read_in_one_call()
    {
        var tree = await _azure.Send("dana", HttpMethod.Get, $"{Groups}/contoso?{GroupVersion}&$expand=children&$recurse=true");
        var flat = await _azure.Send("dana", HttpMethod.Get, $"{Groups}/contoso?{GroupVersion}");
        var below = await _azure.Send("dana", HttpMethod.Get, $"{Groups}/contoso/descendants?{GroupVersion}");

        var children = tree.Body!["properties"]!["children"]!.AsArray();
        Assert.Equal(["Platform", "Landing Zones", "Contoso Sandbox"], children.Select(child => child!["displayName"]!.ToString()));
        Assert.Equal("Contoso Production", children[1]!["children"]![0]!["displayName"]!.ToString());
        Assert.Equal("/subscriptions", children[2]!["type"]!.ToString());
        Assert.Null(flat.Body!["properties"]!["children"]);
        Assert.Equal(4, below.Value.Count);
    }

    [Theory]
    [InlineData("dana", 3, 5)]
    [InlineData("contoso-runbook", 0, 1)]
    [InlineData("ada", 0, 0)]
    public async Task Groups_and_entities_are_those_the_caller_sees(string who, int groups, int entities)
    {
        Assert.Equal(groups, (await _azure.Send(who, HttpMethod.Get, $"{Groups}?{GroupVersion}")).Value.Count);
        Assert.Equal(entities, (await _azure.Send(who, HttpMethod.Post, $"/providers/Microsoft.Management/getEntities?{GroupVersion}")).Value.Count);
        Assert.Equal(groups > 0 ? 200 : 403, (await _azure.Send(who, HttpMethod.Get, $"{Groups}/contoso?{GroupVersion}")).Status);
    }

    [Fact]
    public async Task The_link_of_the_list_of_groups_has_a_name_of_its_own()
    {
        _contoso.Tenant.PageSize = 2;

        var first = await _azure.Send("dana", HttpMethod.Get, $"{Groups}?{GroupVersion}");

        Assert.NotNull(first.Body!["@nextLink"]);
        Assert.Single((await _azure.Send("dana", HttpMethod.Get, new Uri(first["@nextLink"]).PathAndQuery)).Value);
    }

    [Fact]
    public async Task Roles_are_real_and_found_by_name()
    {
        Assert.EndsWith("/b24988ac-6180-42a0-ab88-20f7382dd24c", await _azure.Role("Contributor"), StringComparison.Ordinal);
        Assert.EndsWith("/acdd72a7-3385-48ef-bd42-f606fba81ae7", await _azure.Role("Reader"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contoso Production", "type eq 'CustomRole'", 1)]
    [InlineData("Contoso Sandbox", "type eq 'CustomRole'", 0)]
    [InlineData("Contoso Production", "roleName eq 'owner'", 1)]
    [InlineData("Contoso Production", "roleName eq 'Emperor'", 0)]
    public async Task Roles_are_filtered_by_type_and_name(string subscription, string filter, int expected)
    {
        var listed = await _azure.Send("dana", HttpMethod.Get,
            $"{await _azure.Scope(subscription)}/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01&$filter={filter}");

        Assert.Equal(expected, listed.Value.Count);
    }

    [Fact]
    public async Task From_above_custom_roles_show_only_when_asked_for()
    {
        async Task<int> Custom(string filter) => (await _azure.Send("dana", HttpMethod.Get,
            $"{Groups}/contoso/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01&$filter={filter}")).Value
            .Count(item => item["properties"]!["type"]!.ToString() == "CustomRole");

        Assert.Equal(0, await Custom("type eq 'CustomRole'"));
        Assert.Equal(1, await Custom("atScopeAndBelow() and type eq 'CustomRole'"));
    }

    [Theory]
    [InlineData("dana", "Contoso Production", null, "contoso-web-kv,contosodata")]
    [InlineData("dana", "Contoso Production", "name eq 'CONTOSODATA'", "contosodata")]
    [InlineData("dana", "Contoso Production", "name eq 'rg-web'", "")]
    [InlineData("dana", "Contoso Production", "name eq 'O''Brien'", "")]
    [InlineData("dana", "Contoso Sandbox", null, "")]
    [InlineData("contoso-runbook", "Contoso Production", "name eq 'contosodata'", "contosodata")]
    public async Task Resources_are_listed_and_filtered_by_name(string who, string subscription, string? filter, string names)
    {
        var listed = await Resources(who, subscription, filter);

        Assert.Equal(names, string.Join(',', listed.Value.Select(item => item["name"]!.ToString())));
        Assert.All(listed.Value, item => Assert.EndsWith($"/providers/{item["type"]}/{item["name"]}", item["id"]!.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("name ne 'contosodata'")]
    [InlineData("name eq 'a' or name eq 'b'")]
    [InlineData("tagName eq 'a'")]
    [InlineData("name eq 'O'Brien'")]
    public async Task Other_filters_of_resources_are_refused(string filter) =>
        Assert.Equal(400, (await Resources("dana", "Contoso Production", filter)).Status);

    [Fact]
    public async Task Resources_are_those_the_caller_may_read()
    {
        var refused = await Resources("ada", "Contoso Production");
        await _azure.Activate("ada", await _azure.Scope("Contoso Production", "rg-data"), "Reader");

        Assert.Equal((403, "AuthorizationFailed"), (refused.Status, refused.Body!["error"]!["code"]!.ToString()));
        Assert.Contains("'Microsoft.Resources/subscriptions/resources/read'", refused.Text, StringComparison.Ordinal);
        Assert.Equal("contosodata", Assert.Single((await Resources("ada", "Contoso Production")).Value)["name"]!.ToString());
    }

    [Fact]
    public async Task Everybody_reads_the_roles_of_the_tenant()
    {
        const string path = "/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01";

        Assert.Equal(200, (await _azure.Send("ada", HttpMethod.Get, path)).Status);
        Assert.Equal(403, (await _azure.Send("ada", HttpMethod.Get, await _azure.Scope("Contoso Production") + path)).Status);
    }

    [Theory]
    [InlineData(null, "rg-data,rg-web")]
    [InlineData("resourceType eq 'resourcegroup'", "rg-data,rg-web")]
    [InlineData("resourceType eq 'Subscription' or resourceType eq 'resourcegroup'", "rg-data,rg-web")]
    [InlineData("resourceType eq 'subscription'", "")]
    public async Task Below_an_eligibility_lie_the_places_to_activate_it(string? filter, string names)
    {
        var listed = await _azure.Get("ada", await _azure.Scope("Contoso Production"), "eligibleChildResources", filter);

        Assert.Equal(names, string.Join(',', listed.Value.Select(item => item["name"]!.ToString()).Order()));
        Assert.Empty((await _azure.Get("fay", await _azure.Scope("Contoso Production"), "eligibleChildResources", "resourceType eq 'subscription'")).Value);
    }

    private async Task<Reply> Resources(string who, string subscription, string? filter = null) => await _azure.Send(
        who,
        HttpMethod.Get,
        $"{await _azure.Scope(subscription)}/resources?api-version=2021-04-01{(filter is null ? "" : "&$filter=" + Uri.EscapeDataString(filter))}");
}
