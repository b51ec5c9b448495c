using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Role assignments of Azure that are made and deleted outside of PIM.</summary>
public sealed class AzurePlainAssignmentTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzurePlainAssignmentTests() => _azure = new AzureCalls(_contoso);

    [Fact]
    public async Task One_is_made_seen_in_pim_and_deleted()
    {
        var path = await Path();

        var made = await _azure.Send("dana", HttpMethod.Put, path, await Body("cleo", "Reader", "For the audit"));
        var active = await _azure.Active("cleo");
        var deleted = await _azure.Send("dana", HttpMethod.Delete, path);

        Assert.Equal(201, made.Status);
        Assert.Equal(("For the audit", await _contoso.Id("dana")), (Property(made, "description"), Property(made, "createdBy")));
        Assert.Contains(active, row => AzureCalls.RoleName(row) == "Reader" && row["properties"]!["assignmentType"]!.ToString() == "Assigned");
        Assert.Equal((200, made["id"]), (deleted.Status, deleted["id"]));
        Assert.Equal(404, (await _azure.Send("dana", HttpMethod.Get, path)).Status);
        Assert.Equal(204, (await _azure.Send("dana", HttpMethod.Delete, path)).Status);
        Assert.DoesNotContain(await _azure.Active("cleo"), row => AzureCalls.RoleName(row) == "Reader");
    }

    [Fact]
    public async Task The_same_name_changes_description_and_condition_alone()
    {
        var path = await Path();
        await _azure.Send("dana", HttpMethod.Put, path, await Body("cleo", "Reader", "For the audit"));

        var changed = await _azure.Send("dana", HttpMethod.Put, path, await Body("cleo", "Reader", "For the next audit"));
        var other = await _azure.Send("dana", HttpMethod.Put, path, await Body("ben", "Reader"));

        Assert.Equal((200, "For the next audit"), (changed.Status, Property(changed, "description")));
        Assert.Equal((400, "RoleAssignmentUpdateNotPermitted"), (other.Status, other.ErrorCode));
    }

    [Fact]
    public async Task What_azure_refuses_is_refused()
    {
        await _azure.Send("dana", HttpMethod.Put, await Path(), await Body("cleo", "Reader"));
        var unknown = await Body("cleo", "Reader");
        unknown["properties"]!["principalId"] = Guid.NewGuid().ToString();

        Assert.Equal((409, "RoleAssignmentExists"), Outcome(await _azure.Send("dana", HttpMethod.Put, await Path(), await Body("cleo", "Reader"))));
        Assert.Equal((400, "PrincipalNotFound"), Outcome(await _azure.Send("dana", HttpMethod.Put, await Path(), unknown)));
        Assert.Equal((400, "InvalidRoleAssignmentId"), Outcome(await _azure.Send("dana", HttpMethod.Put, await Path("mine"), await Body("ben", "Reader"))));
        Assert.Equal((403, "AuthorizationFailed"), Outcome(await _azure.Send("ada", HttpMethod.Put, await Path(), await Body("ben", "Reader"))));
        Assert.Equal((403, "AuthorizationFailed"), Outcome(await _azure.Send("ada", HttpMethod.Delete, await Path())));
    }

    [Fact]
    public async Task It_is_in_the_audit_log_as_made_outside_of_pim()
    {
        await _azure.Send("dana", HttpMethod.Put, await Path(), await Body("cleo", "Reader"));

        var latest = (await _contoso.Get("emil", "/v1.0/auditLogs/directoryAudits?$top=1&$orderby=activityDateTime desc")).Value.Single();

        Assert.Equal("ResourceManagement", latest["category"]!.ToString());
        Assert.Contains("outside of PIM", latest["activityDisplayName"]!.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> Path(string? name = null) =>
        $"{await _azure.Scope("Contoso Sandbox")}{AzureCalls.Authorization}roleAssignments/{name ?? Guid.NewGuid().ToString()}?api-version=2022-04-01";

    private async Task<JsonObject> Body(string principal, string role, string? description = null) => new()
    {
        ["properties"] = new JsonObject
        {
            ["roleDefinitionId"] = await _azure.Role(role),
            ["principalId"] = await _contoso.Id(principal),
            ["principalType"] = "User",
            ["description"] = description,
        },
    };

    private static (int Status, string? Code) Outcome(Reply reply) => (reply.Status, reply.ErrorCode);

    private static string? Property(Reply reply, string name) => reply.Body!["properties"]![name]?.ToString();
}
