using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AzureAssignmentTests
{
    private const string Eligible = "roleEligibilityScheduleRequests";
    private const string Active = "roleAssignmentScheduleRequests";

    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzureAssignmentTests() => _azure = new AzureCalls(_contoso);

    [Theory]
    [InlineData("dana", 201)]
    [InlineData("emil", 403)]
    [InlineData("ada", 403)]
    [InlineData("breakglass", 403)]
    public async Task Assigning_takes_a_role_that_decides_about_access(string who, int expected)
    {
        var reply = await _azure.Administer(
            who, await _azure.Scope("Contoso Sandbox"), Eligible, "AdminAssign", "cleo", "Reader", AzureCalls.AfterDuration("P30D"));

        Assert.Equal(expected, reply.Status);
        if (expected == 403)
            Assert.Contains("RoleEligibilityScheduleRequests/write", reply.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contributor_changes_everything_but_access()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        await _azure.Activate("ada", scope, "Contributor");

        var reply = await _azure.Administer("ada", scope, Active, "AdminAssign", "ben", "Reader", AzureCalls.AfterDuration("P1D"));

        Assert.Equal("AuthorizationFailed", reply.ErrorCode);
    }

    [Fact]
    public async Task An_eligibility_is_made_updated_and_removed()
    {
        var scope = await _azure.Scope("Contoso Production", "rg-web");
        Task<Reply> Administer(string type, string? duration) => _azure.Administer(
            "dana", scope, Eligible, type, "cleo", "Website Contributor", duration is null ? null : AzureCalls.AfterDuration(duration));

        Assert.Equal("RoleAssignmentDoesNotExist", (await Administer("AdminUpdate", "P30D")).ErrorCode);
        Assert.Equal(201, (await Administer("AdminAssign", "P30D")).Status);
        Assert.Equal("RoleAssignmentExists", (await Administer("AdminAssign", "P30D")).ErrorCode);
        Assert.Equal(201, (await Administer("AdminUpdate", "P60D")).Status);
        Assert.Equal("2026-05-01T09:00:00Z", (await _azure.Eligible("cleo")).Single()["properties"]!["endDateTime"]!.ToString());

        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("Revoked", (await Administer("AdminRemove", null)).Body!["properties"]!["status"]!.ToString());
        Assert.Empty(await _azure.Eligible("cleo"));
    }

    [Fact]
    public async Task An_active_assignment_opens_the_subscription()
    {
        Assert.Empty((await _azure.Send("ben", HttpMethod.Get, "/subscriptions?api-version=2022-12-01")).Value);

        await _azure.Administer(
            "dana", await _azure.Scope("Contoso Production", "rg-web"), Active, "AdminAssign", "ben", "Reader", AzureCalls.AfterDuration("P1D"));

        Assert.Equal(
            ["Contoso Production"],
            (await _azure.Send("ben", HttpMethod.Get, "/subscriptions?api-version=2022-12-01")).Value.Select(item => item["displayName"]!.ToString()));
    }

    [Theory]
    [InlineData("principalId", "00000000-0000-4000-8000-000000000000", "SubjectNotFound")]
    [InlineData("roleDefinitionId", "/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-4000-8000-000000000000", "RoleDefinitionDoesNotExist")]
    [InlineData("requestType", "AdminGrant", "BadRequest")]
    [InlineData("colour", "blue", "BadRequest")]
    [InlineData("scheduleInfo", null, "BadRequest")]
    public async Task What_does_not_exist_is_refused(string property, string? value, string code)
    {
        var reply = await _azure.Administer(
            "dana", await _azure.Scope("Contoso Sandbox"), Eligible, "AdminAssign", "cleo", "Reader", AzureCalls.AfterDuration("P30D"),
            body => body[property] = value);

        Assert.Equal(400, reply.Status);
        Assert.Equal(code, reply.ErrorCode);
    }

    [Fact]
    public async Task A_custom_role_stays_where_it_is_assignable()
    {
        var schedule = AzureCalls.AfterDuration("P30D");
        var there = await _azure.Administer("dana", await _azure.Scope("Contoso Production"), Eligible, "AdminAssign", "cleo", "Contoso Web Operator", schedule);
        var elsewhere = await _azure.Administer(
            "dana", await _azure.Scope("Contoso Sandbox"), Eligible, "AdminAssign", "cleo", "Contoso Web Operator", AzureCalls.AfterDuration("P30D"));

        Assert.Equal(201, there.Status);
        Assert.Equal("RoleDefinitionDoesNotExist", elsewhere.ErrorCode);
    }

    [Fact]
    public async Task Properties_are_found_in_any_case()
    {
        var properties = await _azure.Request("AdminAssign", "cleo", "Reader", schedule: null);
        var body = new JsonObject
        {
            ["Properties"] = new JsonObject
            {
                ["PrincipalId"] = properties["principalId"]!.ToString(),
                ["RoleDefinitionId"] = properties["roleDefinitionId"]!.ToString(),
                ["RequestType"] = "AdminAssign",
                ["Justification"] = "Test",
                ["ScheduleInfo"] = new JsonObject { ["Expiration"] = new JsonObject { ["Type"] = "AfterDuration", ["Duration"] = "P30D" } },
            },
        };

        var reply = await _azure.Send("dana", HttpMethod.Put,
            $"{await _azure.Scope("Contoso Sandbox")}/providers/Microsoft.Authorization/{Eligible}/{Guid.NewGuid()}?api-version=2020-10-01", body);

        Assert.Equal(201, reply.Status);
    }

    [Fact]
    public async Task A_group_is_made_eligible_for_its_members()
    {
        var groups = new GroupCalls(_contoso);
        var id = await groups.Id("Helpdesk");

        var reply = await _azure.Administer(
            "dana", await _azure.Scope("Contoso Sandbox"), Eligible, "AdminAssign", "ben", "Reader", AzureCalls.AfterDuration("P30D"),
            body => body["principalId"] = id);

        Assert.Equal("Group", reply.Body!["properties"]!["principalType"]!.ToString());
        Assert.Contains(await _azure.Eligible("ben"), row => row["properties"]!["principalId"]!.ToString() == id);
    }

    [Fact]
    public async Task A_request_ahead_can_be_taken_back()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        var asked = await _azure.Activate("ada", scope, "Contributor",
            body => body["scheduleInfo"]!["startDateTime"] = ContosoTenant.Now.AddHours(2).ToString("O"));

        Assert.Equal("Granted", asked.Body!["properties"]!["status"]!.ToString());
        Assert.Equal(403, (await _azure.Post("ben", scope, $"{Active}/{asked["name"]}/cancel")).Status);
        Assert.Equal(200, (await _azure.Post("ada", scope, $"{Active}/{asked["name"]}/cancel")).Status);
        Assert.Equal("Canceled", (await _azure.Get("ada", scope, $"{Active}/{asked["name"]}")).Body!["properties"]!["status"]!.ToString());
        Assert.Equal(400, (await _azure.Post("ada", scope, $"{Active}/{asked["name"]}/cancel")).Status);
    }

    [Fact]
    public async Task Assignments_from_before_can_be_removed()
    {
        var contoso = "/providers/Microsoft.Management/managementGroups/contoso";

        var reply = await _azure.Administer("dana", contoso, Active, "AdminRemove", "emil", "Reader", schedule: null);

        Assert.Equal("Revoked", reply.Body!["properties"]!["status"]!.ToString());
        Assert.Equal(403, (await _azure.Get("emil", contoso, "roleAssignmentSchedules")).Status);
    }
}
