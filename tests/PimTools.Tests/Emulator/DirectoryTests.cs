using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class DirectoryTests
{
    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task Ids_are_looked_up_together_and_unknown_ones_left_out()
    {
        var ada = await _contoso.Id("ada");
        var groups = (await _contoso.Get("ada", "/v1.0/groups")).Value;
        var ids = new[] { ada, Guid.NewGuid().ToString(), groups[0]["id"]!.ToString(), ada };

        var all = await _contoso.Post("ada", "/v1.0/directoryObjects/getByIds", new { ids });
        var users = await _contoso.Post("ada", "/v1.0/directoryObjects/getByIds", new { ids, types = new[] { "user" } });

        Assert.Equal(["#microsoft.graph.user", "#microsoft.graph.group"], all.Value.Select(item => item["@odata.type"]!.ToString()));
        Assert.Equal("Ada Ahlberg", users.Value.Single()["displayName"]!.ToString());
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(1001, 400)]
    public async Task A_thousand_ids_are_the_most(int count, int expected)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.NewGuid().ToString()).ToArray();

        Assert.Equal(expected, (await _contoso.Post("ada", "/v1.0/directoryObjects/getByIds", new { ids })).Status);
    }

    [Fact]
    public async Task Members_of_a_group_come_with_their_type()
    {
        var group = (await _contoso.Get("ada", "/v1.0/groups?$filter=displayName eq 'Tier 0 Operators'")).Value.Single();
        var members = await _contoso.Get("ada", $"/v1.0/groups/{group["id"]}/members");

        Assert.True((bool)group["isAssignableToRole"]!);
        Assert.Equal("Greg Sato", members.Value.Single()["displayName"]!.ToString());
        Assert.Equal("#microsoft.graph.user", members.Value.Single()["@odata.type"]!.ToString());
    }

    [Theory]
    [InlineData("ada", "ben", 403)]
    [InlineData("dana", "ben", 403)]
    [InlineData("breakglass", "emil", 204)]
    [InlineData("breakglass", "nobody", 404)]
    public async Task A_user_is_deleted_by_whom_the_role_allows(string caller, string who, int expected)
    {
        Assert.Equal(expected, (await _contoso.Send(caller, HttpMethod.Delete, $"/v1.0/users/{who}@contoso.com")).Status);
        Assert.Equal(expected == 403 ? 200 : 404, (await _contoso.Get("dana", $"/v1.0/users/{who}@contoso.com")).Status);
    }

    [Fact]
    public async Task What_was_assigned_to_a_deleted_user_stays_listed_and_can_be_removed()
    {
        var emil = await _contoso.Id("emil");
        var role = await _contoso.Role("Reports Reader");
        await _contoso.Send("breakglass", HttpMethod.Delete, $"/v1.0/users/{emil}");
        var listed = $"{ContosoTenant.ActiveInstances}?$filter=principalId eq '{emil}' and roleDefinitionId eq '{role}'&$expand=principal";
        object Ask(string action) => new
        {
            action,
            principalId = emil,
            roleDefinitionId = role,
            directoryScopeId = "/",
            justification = "Left",
            scheduleInfo = new { expiration = new { type = "noExpiration" } },
        };

        var held = Assert.Single((await _contoso.Get("dana", listed)).Value);
        var assigned = await _contoso.Post("dana", ContosoTenant.ActiveRequests, Ask("adminAssign"));
        var removed = await _contoso.Post("dana", ContosoTenant.ActiveRequests, Ask("adminRemove"));

        Assert.Null(held["principal"]);
        Assert.Equal((400, "SubjectNotFound"), (assigned.Status, assigned.ErrorCode));
        Assert.Equal(201, removed.Status);
        Assert.Empty((await _contoso.Get("dana", listed)).Value);
        Assert.Empty((await _contoso.Post("dana", "/v1.0/directoryObjects/getByIds", new { ids = new[] { emil } })).Value);
    }

    [Fact]
    public async Task Authentication_contexts_are_listed()
    {
        var listed = await _contoso.Get("dana", "/v1.0/identity/conditionalAccess/authenticationContextClassReferences?$filter=isAvailable eq true");

        Assert.Equal(["c1", "c2"], listed.Value.Select(context => context["id"]!.ToString()));
        Assert.Equal("Compliant device", (await _contoso.Get("dana", "/v1.0/identity/conditionalAccess/authenticationContextClassReferences/c2"))["displayName"]);
    }

    [Fact]
    public async Task An_application_has_no_me() => Assert.Equal(400, (await _contoso.Get("contoso-runbook", "/v1.0/me")).Status);

    [Fact]
    public async Task Privilege_is_told_in_the_beta_version_alone()
    {
        var stable = await _contoso.Get("ada", "/v1.0/roleManagement/directory/roleDefinitions/62e90394-69f5-4237-9190-012177145e10");
        var beta = await _contoso.Get("ada", "/beta/roleManagement/directory/roleDefinitions/62e90394-69f5-4237-9190-012177145e10");

        Assert.False(stable.Body!.AsObject().ContainsKey("isPrivileged"));
        Assert.True((bool)beta.Body!["isPrivileged"]!);
    }

    [Fact]
    public async Task Ids_are_the_same_in_every_tenant_and_run()
    {
        Assert.Equal(await _contoso.Id("ada"), await new ContosoTenant().Id("ada"));
        Assert.Equal(_contoso.Tenant.TenantId, new ContosoTenant().Tenant.TenantId);
        Assert.Equal('4', (await _contoso.Id("ada"))[14]);
    }
}
