using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>The permissions of the roles that every tenant has.</summary>
public sealed class BuiltInRoleTests
{
    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task Every_directory_role_has_actions_that_are_sorted_and_well_formed()
    {
        var roles = (await _contoso.Get("ada", ContosoTenant.Roles + "roleDefinitions?$top=500")).Value;

        Assert.All(roles, role =>
        {
            var actions = Actions(role);
            Assert.NotEmpty(actions);
            Assert.All(actions, action => Assert.Matches("^microsoft(\\.[A-Za-z0-9]+)+(/[A-Za-z0-9.-]+)+$", action));
            Assert.Equal(actions.Distinct(StringComparer.Ordinal).OrderBy(action => action, StringComparer.Ordinal), actions);
        });
    }

    [Theory]
    [InlineData("Global Administrator", "microsoft.directory/users/allProperties/allTasks", true)]
    [InlineData("Privileged Role Administrator", "microsoft.directory/roleDefinitions/allProperties/allTasks", true)]
    [InlineData("Privileged Role Administrator", "microsoft.directory/users/password/update", false)]
    [InlineData("User Administrator", "microsoft.directory/users/password/update", true)]
    [InlineData("Helpdesk Administrator", "microsoft.directory/users/password/update", true)]
    [InlineData("Helpdesk Administrator", "microsoft.directory/users/create", false)]
    [InlineData("Security Reader", "microsoft.directory/identityProtection/allProperties/read", true)]
    [InlineData("Security Reader", "microsoft.directory/identityProtection/allProperties/update", false)]
    public async Task A_directory_role_allows_what_is_documented(string name, string action, bool allowed)
    {
        var role = (await _contoso.Get("ada", $"{ContosoTenant.Roles}roleDefinitions?$filter=displayName eq '{name}'")).Value.Single();

        Assert.Equal(allowed, Actions(role).Contains(action));
    }

    [Fact]
    public async Task A_reader_changes_nothing_but_its_own_support_requests()
    {
        var role = (await _contoso.Get("ada", $"{ContosoTenant.Roles}roleDefinitions?$filter=displayName eq 'Reports Reader'")).Value.Single();

        Assert.All(Actions(role).Where(action => !action.EndsWith("/read", StringComparison.Ordinal)), action => Assert.Equal("microsoft.azure.serviceHealth/allEntities/allTasks", action));
    }

    [Fact]
    public async Task Every_azure_role_has_actions_or_data_actions()
    {
        var roles = (await new AzureCalls(_contoso).Send("dana", HttpMethod.Get, $"{AzureCalls.Authorization}roleDefinitions?api-version=2022-04-01")).Value;

        Assert.NotEmpty(roles);
        Assert.All(roles, role => Assert.NotEmpty(Texts(role, "actions").Concat(Texts(role, "dataActions"))));
    }

    private static string[] Actions(JsonNode? role) =>
        [.. role!["rolePermissions"]!.AsArray().SelectMany(permission => permission!["allowedResourceActions"]!.AsArray()).Select(action => action!.ToString())];

    private static string[] Texts(JsonNode? role, string name) =>
        [.. role!["properties"]!["permissions"]!.AsArray().SelectMany(permission => permission![name]!.AsArray()).Select(action => action!.ToString())];
}
