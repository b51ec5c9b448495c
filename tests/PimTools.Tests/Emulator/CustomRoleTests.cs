using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Roles of the tenant's own, in the directory and in Azure: made, assigned, changed and deleted.</summary>
public sealed class CustomRoleTests
{
    private const string Definitions = ContosoTenant.Roles + "roleDefinitions";

    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task A_directory_role_of_ones_own_is_made_with_a_policy_and_activated()
    {
        var made = await _contoso.Post("dana", Definitions, Role("Application Support"));
        var policies = await _contoso.Get("dana",
            $"/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '{made["id"]}'");
        var assigned = await _contoso.Administer(
            ContosoTenant.EligibleRequests, "adminAssign", "ada", "Application Support", ContosoTenant.Until(ContosoTenant.Now.AddDays(30)));

        Assert.Equal(201, made.Status);
        Assert.False((bool)made.Body!["isBuiltIn"]!);
        Assert.Equal("microsoft.directory/applications/basic/update", made.Body["rolePermissions"]![0]!["allowedResourceActions"]![0]!.ToString());
        Assert.Single(policies.Value);
        Assert.Equal("Provisioned", assigned["status"]);
        Assert.Equal("Provisioned", (await _contoso.Activate("ada", "Application Support"))["status"]);
        Assert.Equal(made["id"], (await _contoso.Get("ada", Definitions + "?$filter=isBuiltIn eq false")).Value.Single()["id"]!.ToString());
    }

    [Fact]
    public async Task It_is_changed_and_deleted_unless_somebody_has_it()
    {
        var made = await _contoso.Post("dana", Definitions, Role("Application Support"));
        var path = $"{Definitions}/{made["id"]}";

        Assert.Equal(204, (await _contoso.Patch("dana", path, new { displayName = "App Support", isEnabled = false })).Status);
        var changed = await _contoso.Get("ada", path);
        await _contoso.Administer(ContosoTenant.EligibleRequests, "adminAssign", "ada", "App Support", ContosoTenant.Until(ContosoTenant.Now.AddDays(30)));
        var refused = await _contoso.Send("dana", HttpMethod.Delete, path);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromDays(31));
        var deleted = await _contoso.Send("dana", HttpMethod.Delete, path);

        Assert.Equal(("App Support", "false"), (changed["displayName"], changed["isEnabled"]));
        Assert.Equal((400, 204, 404), (refused.Status, deleted.Status, (await _contoso.Get("ada", path)).Status));
        Assert.Equal(200, (await _contoso.Get("emil", ContosoTenant.EligibleRequests + "?$expand=roleDefinition")).Status);
    }

    [Fact]
    public async Task What_is_built_in_or_taken_or_not_allowed_is_refused()
    {
        var builtIn = $"{Definitions}/{await _contoso.Role("User Administrator")}";

        Assert.Equal(400, (await _contoso.Patch("dana", builtIn, new { displayName = "x" })).Status);
        Assert.Equal(400, (await _contoso.Send("dana", HttpMethod.Delete, builtIn)).Status);
        Assert.Equal(400, (await _contoso.Post("dana", Definitions, Role("user administrator"))).Status);
        Assert.Equal(400, (await _contoso.Post("dana", Definitions, new { displayName = "No permissions" })).Status);
        Assert.Equal(403, (await _contoso.Post("emil", Definitions, Role("Mine"))).Status);
    }

    [Fact]
    public async Task A_role_of_azure_is_made_assigned_and_deleted()
    {
        var azure = new AzureCalls(_contoso);
        var scope = await azure.Scope("Contoso Production");
        var path = $"{scope}{AzureCalls.Authorization}roleDefinitions/{Guid.NewGuid()}?api-version=2022-04-01";

        var made = await azure.Send("dana", HttpMethod.Put, path, AzureRole("Restarter", scope));
        var assigned = await azure.Administer(
            "dana", scope, "roleEligibilityScheduleRequests", "AdminAssign", "ada", "Restarter", AzureCalls.AfterDuration("P10D"));
        var inUse = await azure.Send("dana", HttpMethod.Delete, path);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromDays(11));
        var deleted = await azure.Send("dana", HttpMethod.Delete, path);

        Assert.Equal((201, "CustomRole"), (made.Status, made.Body!["properties"]!["type"]!.ToString()));
        Assert.Equal("Provisioned", assigned.Body!["properties"]!["status"]!.ToString());
        Assert.Equal((400, "RoleDefinitionHasAssignments"), (inUse.Status, inUse.ErrorCode));
        Assert.Equal((200, 204), (deleted.Status, (await azure.Send("dana", HttpMethod.Delete, path)).Status));
        Assert.Equal(200, (await azure.Get("dana", scope, "roleEligibilityScheduleRequests")).Status);
    }

    [Fact]
    public async Task In_azure_a_role_takes_the_right_at_all_its_scopes()
    {
        var azure = new AzureCalls(_contoso);
        var scope = await azure.Scope("Contoso Production");
        string Path(string id) => $"{scope}{AzureCalls.Authorization}roleDefinitions/{id}?api-version=2022-04-01";
        var owner = (await azure.Role("Owner")).Split('/')[^1];

        Assert.Equal("AuthorizationFailed", (await azure.Send("ada", HttpMethod.Put, Path(Guid.NewGuid().ToString()), AzureRole("Restarter", scope))).ErrorCode);
        Assert.Equal("RoleDefinitionIsBuiltIn", (await azure.Send("dana", HttpMethod.Put, Path(owner), AzureRole("Restarter", scope))).ErrorCode);
        Assert.Equal("RoleDefinitionWithSameNameExists", (await azure.Send("dana", HttpMethod.Put, Path(Guid.NewGuid().ToString()), AzureRole("owner", scope))).ErrorCode);
        Assert.Equal("InvalidRoleDefinitionId", (await azure.Send("dana", HttpMethod.Put, Path("restarter"), AzureRole("Restarter", scope))).ErrorCode);
    }

    private static object Role(string name) => new
    {
        displayName = name,
        description = "Looks after applications",
        isEnabled = true,
        rolePermissions = new[] { new { allowedResourceActions = new[] { "microsoft.directory/applications/basic/update" } } },
    };

    private static JsonObject AzureRole(string name, string scope) => new()
    {
        ["properties"] = new JsonObject
        {
            ["roleName"] = name,
            ["description"] = "Restarts web sites",
            ["permissions"] = new JsonArray(new JsonObject { ["actions"] = new JsonArray("Microsoft.Web/sites/restart/action"), ["notActions"] = new JsonArray() }),
            ["assignableScopes"] = new JsonArray(scope),
        },
    };
}
