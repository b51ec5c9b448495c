using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Directory roles, memberships, the organization, and objects by an alternate key.</summary>
public sealed class DirectoryRoleTests
{
    private readonly ContosoTenant _contoso = new();

    [Fact]
    public async Task A_directory_role_is_found_by_its_template()
    {
        var template = await _contoso.Role("Privileged Role Administrator");

        var role = await _contoso.Get("ada", $"/v1.0/directoryRoles(roleTemplateId='{template}')");
        var bare = await _contoso.Get("ada", $"/v1.0/directoryRoles(roleTemplateId={template})");
        var byId = await _contoso.Get("ada", $"/v1.0/directoryRoles/{role["id"]}");

        Assert.Equal(("Privileged Role Administrator", template), (role["displayName"], role["roleTemplateId"]));
        Assert.NotEqual(template, role["id"]);
        Assert.Equal([role["id"], role["id"]], [bare["id"], byId["id"]]);
        Assert.Equal(404, (await _contoso.Get("ada", $"/v1.0/directoryRoles(roleTemplateId='{Guid.NewGuid()}')")).Status);
    }

    [Fact]
    public async Task The_members_of_a_directory_role_hold_it_active()
    {
        var template = await _contoso.Role("User Administrator");
        await _contoso.Activate("ada", "User Administrator");

        var members = await _contoso.Get("emil", $"/v1.0/directoryRoles(roleTemplateId='{template}')/members?$select=id,displayName");

        Assert.Contains(members.Value, member => member["displayName"]!.ToString() == "Ada Ahlberg" && member["jobTitle"] is null);
        Assert.DoesNotContain(members.Value, member => member["displayName"]!.ToString() == "Ben Okafor");
    }

    [Fact]
    public async Task Own_memberships_are_groups_and_active_roles()
    {
        Assert.DoesNotContain("User Administrator", Names(await _contoso.Get("ada", "/v1.0/me/memberOf")));
        await _contoso.Activate("ada", "User Administrator");

        var all = await _contoso.Get("ada", "/v1.0/me/memberOf?$select=id,displayName");
        var groups = await _contoso.Get("ada", "/v1.0/me/memberOf/microsoft.graph.group");
        var roles = await _contoso.Get("ada", "/v1.0/me/transitiveMemberOf");
        var other = await _contoso.Get("dana", "/v1.0/users/ada@contoso.com/memberOf");

        Assert.Contains("All Employees", Names(all));
        Assert.Contains("User Administrator", Names(all));
        Assert.Equal(all.Value.Where(item => item["@odata.type"]!.ToString() == "#microsoft.graph.group").Select(item => item["id"]!.ToString()), Ids(groups));
        Assert.Equal(Ids(all), Ids(roles));
        Assert.Equal(Ids(all), Ids(other));
        Assert.Equal(400, (await _contoso.Get("contoso-runbook", "/v1.0/me/memberOf")).Status);
    }

    [Theory]
    [InlineData("servicePrincipals")]
    [InlineData("applications")]
    public async Task An_application_is_found_by_its_client_id(string collection)
    {
        var known = (await _contoso.Get("emil", $"/v1.0/{collection}")).Value[0];

        Assert.Equal(known["id"]!.ToString(), (await _contoso.Get("emil", $"/v1.0/{collection}(appId='{known["appId"]}')"))["id"]);
        Assert.Equal(404, (await _contoso.Get("emil", $"/v1.0/{collection}(appId='{Guid.NewGuid()}')")).Status);
        Assert.Equal(400, (await _contoso.Get("emil", $"/v1.0/{collection}(displayName='contoso-runbook')")).Status);
    }

    [Fact]
    public async Task The_organization_names_the_tenant_and_its_domains()
    {
        var tenant = (await _contoso.Get("ada", "/v1.0/organization")).Value.Single();

        Assert.Equal((_contoso.Tenant.TenantId, "Contoso"), (tenant["id"]!.ToString(), tenant["displayName"]!.ToString()));
        Assert.Contains(tenant["verifiedDomains"]!.AsArray(), domain => (bool)domain!["isDefault"]! && domain["name"]!.ToString() == "contoso.com");
        Assert.Equal("Contoso", (await _contoso.Get("ada", $"/v1.0/organization/{tenant["id"]}"))["displayName"]);
    }

    private static string[] Names(Reply reply) => [.. reply.Value.Select(item => item["displayName"]!.ToString())];

    private static string[] Ids(Reply reply) => [.. reply.Value.Select(item => item["id"]!.ToString())];
}
