using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AzureListingTests
{
    private const string Contoso = "/providers/Microsoft.Management/managementGroups/contoso";

    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzureListingTests() => _azure = new AzureCalls(_contoso);

    [Theory]
    [InlineData("ada", "Contributor", "Reader", "Key Vault Administrator", "Storage Blob Data Contributor")]
    [InlineData("ben", "Virtual Machine Contributor", "Storage Blob Data Reader")]
    [InlineData("fay", "Contoso Web Operator")]
    [InlineData("cleo")]
    public async Task Everybody_sees_their_eligibility_over_the_whole_tenant(string who, params string[] roles) =>
        Assert.Equal(roles.Order(), (await _azure.Eligible(who)).Select(AzureCalls.RoleName).Order());

    [Fact]
    public async Task Words_are_in_pascal_case_and_names_come_along()
    {
        var row = (await _azure.Eligible("ada")).Single(item => AzureCalls.RoleName(item) == "Contributor");
        var properties = row["properties"]!;

        Assert.Equal("Microsoft.Authorization/RoleEligibilityScheduleInstances", row["type"]!.ToString());
        Assert.Equal("Direct", properties["memberType"]!.ToString());
        Assert.Equal("User", properties["principalType"]!.ToString());
        Assert.Equal("subscription", properties["expandedProperties"]!["scope"]!["type"]!.ToString());
        Assert.Equal("Contoso Sandbox", properties["expandedProperties"]!["scope"]!["displayName"]!.ToString());
        Assert.Equal("ada@contoso.com", properties["expandedProperties"]!["principal"]!["email"]!.ToString());
    }

    [Fact]
    public async Task The_id_of_a_role_begins_with_the_subscription_it_is_read_in()
    {
        var sandbox = await _azure.Scope("Contoso Sandbox");

        string RoleId(Reply reply) => reply.Value.First(row => AzureCalls.RoleName(row) == "Owner")["properties"]!["roleDefinitionId"]!.ToString();
        var below = RoleId(await _azure.Get("dana", sandbox, "roleAssignmentScheduleInstances"));
        var above = RoleId(await _azure.Get("dana", Contoso, "roleAssignmentScheduleInstances"));

        Assert.StartsWith(sandbox + "/providers/", below, StringComparison.Ordinal);
        Assert.StartsWith("/providers/Microsoft.Authorization/", above, StringComparison.Ordinal);
        Assert.EndsWith("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", below, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 6)] // at, above and below
    [InlineData("atScope()", 1)]
    [InlineData("principalId eq '{ada}'", 2)]
    [InlineData("principalId eq {ada}", 2)]
    [InlineData("assignedTo('{ada}')", 3)]
    [InlineData("assignedTo('{ada}') and atScope()", 1)]
    [InlineData("roleDefinitionId eq '{reader}'", 1)]
    [InlineData("asTarget()", 0)]
    public async Task Filters_narrow_a_listing_at_a_scope(string? filter, int expected)
    {
        var named = filter?.Replace("{ada}", await _contoso.Id("ada"), StringComparison.Ordinal)
            .Replace("{reader}", await _azure.Role("Reader"), StringComparison.Ordinal);

        var reply = await _azure.Get("dana", await _azure.Scope("Contoso Production"), "roleEligibilitySchedules", named);

        Assert.Equal(expected, reply.Value.Count);
    }

    [Fact]
    public async Task What_holds_from_above_is_inherited()
    {
        var reply = await _azure.Get("dana", await _azure.Scope("Contoso Production", "rg-web"), "roleAssignmentScheduleInstances", "atScope()");

        Assert.Equal(
            ["Owner Inherited Assigned", "Reader Inherited Assigned", "Reader Inherited Assigned"],
            reply.Value.Select(row => $"{AzureCalls.RoleName(row)} {row["properties"]!["memberType"]} {row["properties"]!["assignmentType"]}").Order());
    }

    [Theory]
    [InlineData("dana", 200)]
    [InlineData("emil", 200)]
    [InlineData("contoso-runbook", 200)]
    [InlineData("ada", 403)]
    [InlineData("breakglass", 403)] // a Global Administrator has no role in Azure
    public async Task Listings_of_others_take_a_role_that_reads(string who, int expected)
    {
        var reply = await _azure.Get(who, await _azure.Scope("Contoso Production"), "roleEligibilitySchedules");

        Assert.Equal(expected, reply.Status);
        if (expected == 403)
        {
            Assert.Equal("AuthorizationFailed", reply.ErrorCode);
            Assert.Contains("Microsoft.Authorization/roleAssignments/read", reply.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_activated_reader_reads_at_their_scope_and_not_above()
    {
        var data = await _azure.Scope("Contoso Production", "rg-data");
        await _azure.Activate("ada", data, "Reader");

        Assert.Equal(200, (await _azure.Get("ada", data, "roleAssignmentSchedules")).Status);
        Assert.Equal(403, (await _azure.Get("ada", await _azure.Scope("Contoso Production"), "roleAssignmentSchedules")).Status);
    }

    [Fact]
    public async Task One_object_is_read_by_its_name()
    {
        var instance = (await _azure.Eligible("ada")).First();
        var schedule = instance["properties"]!["roleEligibilityScheduleId"]!.ToString();

        async Task<int> Status(string who, string id) =>
            (await _azure.Send(who, HttpMethod.Get, id + "?api-version=2020-10-01")).Status;

        Assert.Equal(200, await Status("ada", instance["id"]!.ToString()));
        Assert.Equal(200, await Status("ada", schedule));
        Assert.Equal(200, await Status("emil", schedule));
        Assert.Equal(403, await Status("ben", schedule));
        Assert.Equal(404, await Status("emil", schedule + "0"));
    }

    [Fact]
    public async Task Plain_assignments_are_what_is_active()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        await _azure.Activate("ada", scope, "Contributor");
        var active = (await _azure.Active("ada")).Single()["properties"]!["originRoleAssignmentId"]!.ToString();

        var listed = await _azure.Send("dana", HttpMethod.Get,
            $"{scope}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=principalId eq '{await _contoso.Id("ada")}'");
        var one = await _azure.Send("dana", HttpMethod.Get, active + "?api-version=2022-04-01");

        Assert.Equal(active, listed.Value.Single()["id"]!.ToString());
        Assert.Equal(active, one["id"]);
    }

    [Fact]
    public async Task The_tenant_wide_listing_can_lose_rows_and_the_same_ones_every_time()
    {
        async Task<int[]> Counts()
        {
            _contoso.Tenant.Faults.Seed(7);
            _contoso.Tenant.Faults.DroppedRowRate = 0.5;
            var counts = new List<int>();
            for (var i = 0; i < 10; i++)
                counts.Add((await _azure.Eligible("ada")).Length);
            return [.. counts];
        }

        var first = await Counts();

        Assert.Equal(first, await Counts());
        Assert.Contains(first, count => count < 4);
        Assert.Equal(2, (await _azure.Get("ada", await _azure.Scope("Contoso Production", "rg-web"), "roleEligibilityScheduleInstances", "asTarget()")).Value.Count);
    }

    [Fact]
    public async Task A_slow_scope_answers_late_and_the_others_do_not_wait()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        _contoso.Tenant.Faults.SlowScopes[scope.ToUpperInvariant()] = TimeSpan.FromSeconds(30);

        var slow = _azure.Get("dana", scope, "roleEligibilitySchedules");
        var quick = await _azure.Get("dana", await _azure.Scope("Contoso Production"), "roleEligibilitySchedules");

        Assert.Equal(200, quick.Status);
        Assert.False(slow.IsCompleted);
    }
}
