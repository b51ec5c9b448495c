using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Tests what published clients send to PIM unchanged, and what they are answered.</summary>
public sealed class ForeignClientTests
{
    private static readonly object Approve = new { reviewResult = "Approve", justification = "Known to the team" };

    private readonly ContosoTenant _contoso = new();
    private readonly GroupCalls _groups;
    private readonly AzureCalls _azure;

    public ForeignClientTests()
    {
        _groups = new GroupCalls(_contoso);
        _azure = new AzureCalls(_contoso);
    }

    [Fact]
    public async Task A_removal_may_carry_a_schedule()
    {
        var removed = await _contoso.Administer(
            ContosoTenant.EligibleRequests, "adminRemove", "ada", "User Administrator", ContosoTenant.AfterDuration("PT1H"));

        Assert.Equal((201, "Revoked"), (removed.Status, removed["status"]));
        Assert.Null(removed.Body!["scheduleInfo"]);
        Assert.Equal("RoleAssignmentDoesNotExist",
            (await _contoso.Administer(ContosoTenant.EligibleRequests, "adminRemove", "ada", "User Administrator", null)).ErrorCode);
    }

    [Fact]
    public async Task A_deactivation_may_carry_a_schedule()
    {
        await _contoso.Activate("ada", "User Administrator");
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));

        var ended = await _contoso.Post("ada", ContosoTenant.ActiveRequests,
            await _contoso.Request("selfDeactivate", "ada", "User Administrator", ContosoTenant.AfterDuration("PT1H")));

        Assert.Equal((201, "Revoked"), (ended.Status, ended["status"]));
    }

    [Fact]
    public async Task Groups_take_a_schedule_with_removals_and_deactivations_too()
    {
        await _groups.Activate("ada", "Ops-OnCall");
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));

        var ended = await _contoso.Post("ada", GroupCalls.ActiveRequests,
            await _groups.Request("selfDeactivate", "ada", "Ops-OnCall", "member", ContosoTenant.AfterDuration("PT1H")));
        var removed = await _groups.Administer(
            "dana", GroupCalls.EligibleRequests, "adminRemove", "ada", "Ops-OnCall", schedule: ContosoTenant.AfterDuration("PT1H"));

        Assert.Equal((201, "Revoked"), (ended.Status, ended["status"]));
        Assert.Equal((201, "Revoked"), (removed.Status, removed["status"]));
    }

    [Fact]
    public async Task The_step_of_a_role_answers_to_the_id_of_its_approval()
    {
        var asked = await _contoso.Activate("ada", "Exchange Administrator");
        var id = asked["approvalId"];

        var decided = await _contoso.Patch("cleo", $"{ContosoTenant.Approvals}/{id}/steps/{id}", Approve);

        Assert.Equal(204, decided.Status);
        Assert.Equal("Provisioned", (await _contoso.Get("ada", $"{ContosoTenant.ActiveRequests}/{asked["id"]}"))["status"]);
        Assert.Equal(404, (await _contoso.Patch("cleo", $"{ContosoTenant.Approvals}/{id}/steps/{Guid.NewGuid()}", Approve)).Status);
    }

    [Theory]
    [InlineData("beta", "steps")]
    [InlineData("v1.0", "stages")]
    public async Task The_step_of_a_group_answers_to_the_id_of_its_approval(string version, string parts)
    {
        var asked = await _groups.Activate("ada", "Ops-Database");
        var approval = $"{GroupCalls.Approvals.Replace("v1.0", version, StringComparison.Ordinal)}/{asked["approvalId"]}";

        var decided = await _contoso.Patch("cleo", $"{approval}/{parts}/{asked["approvalId"]}", Approve);

        Assert.Equal(204, decided.Status);
        Assert.Equal("Provisioned", (await _contoso.Get("ada", $"{GroupCalls.ActiveRequests}/{asked["id"]}"))["status"]);
    }

    [Theory]
    [InlineData("/{0}/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01")]
    [InlineData("{0}//providers//Microsoft.Authorization/roleDefinitions/?api-version=2022-04-01")]
    [InlineData("/providers/Microsoft.Subscription{0}/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01")]
    [InlineData("{0}/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01&$select=roleName&$top=5&$expand=x&$skip=2&flavour=sweet")]
    [InlineData("{0}/providers/Microsoft.Authorization/roleDefinitions?api-version=2018-07-01")]
    public async Task Azure_reads_a_path_generously_and_ignores_options_that_it_does_not_know(string format)
    {
        var scope = await _azure.Scope("Contoso Production");
        var plain = await _azure.Send("dana", HttpMethod.Get, $"{scope}{AzureCalls.Authorization}roleDefinitions?api-version=2022-04-01");

        var found = await _azure.Send("dana", HttpMethod.Get, string.Format(System.Globalization.CultureInfo.InvariantCulture, format, scope));

        Assert.Equal(200, found.Status);
        Assert.Equal(Names(plain), Names(found));
    }

    [Fact]
    public async Task A_doubled_slash_is_enough_to_find_the_service_at_any_host()
    {
        using var client = new HttpClient(_contoso.Tenant.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:5080//subscriptions?api-version=2020-01-01");
        request.Headers.Add("Authorization", "Bearer " + _contoso.Tenant.IssueToken("dana", AzureCalls.Token()));

        using var response = await client.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/subscriptions?api-version=2020-01-01", 200)]
    [InlineData("/subscriptions?api-version=2016-06-01", 200)]
    [InlineData("/providers/Microsoft.Management/managementGroups?api-version=2020-05-01", 200)]
    [InlineData("/providers/Microsoft.Authorization/roleEligibilityScheduleInstances?api-version=2022-04-01-preview&$filter=asTarget()", 200)]
    [InlineData("/providers/Microsoft.Authorization/roleAssignmentApprovals?api-version=2024-02-01-preview&$filter=asApprover()", 200)]
    [InlineData("/subscriptions?api-version=2020-10-01-preview", 400)]
    [InlineData("/subscriptions", 400)]
    public async Task Each_type_of_azure_has_its_own_versions(string path, int expected) =>
        Assert.Equal(expected, (await _azure.Send("dana", HttpMethod.Get, path)).Status);

    [Fact]
    public async Task An_option_that_the_operation_knows_still_counts()
    {
        var below = await _azure.Send("dana", HttpMethod.Get,
            "/providers/Microsoft.Management/managementGroups/contoso/descendants?api-version=2023-04-01&$top=1");

        Assert.Single(below.Value);
        Assert.NotNull(below.Body!["nextLink"]);
    }

    [Fact]
    public async Task Group_requests_without_a_filter_are_those_about_the_caller()
    {
        await _groups.Administer("dana", GroupCalls.EligibleRequests, "adminAssign", "greg", "Ops-OnCall", schedule: ContosoTenant.Until(ContosoTenant.Now.AddDays(9)));

        var dana = await _contoso.Id("dana");
        Assert.DoesNotContain((await _contoso.Get("dana", GroupCalls.EligibleRequests)).Value, item => item["principalId"]!.ToString() != dana);
        Assert.Single((await _contoso.Get("greg", GroupCalls.EligibleRequests)).Value);
    }

    [Fact]
    public async Task The_mail_of_a_group_can_be_expanded()
    {
        var found = await _contoso.Get("ada", $"{GroupCalls.EligibleInstances}{ContosoTenant.Mine}?$expand=group($select=id,displayName,mail)");

        Assert.All(found.Value, item => Assert.Equal(["id", "displayName", "mail"], item["group"]!.AsObject().Select(property => property.Key)));
    }

    [Fact]
    public async Task Policies_without_a_filter_lack_a_provider()
    {
        var refused = await _contoso.Get("dana", "/v1.0/policies/roleManagementPolicies");

        Assert.Equal((400, "UnknownError"), (refused.Status, refused.ErrorCode));
        Assert.Equal("MissingProvider", (string?)JsonNode.Parse(refused.ErrorMessage)!["errorCode"]);
    }

    [Fact]
    public async Task What_is_provisioned_cannot_be_cancelled()
    {
        var active = await _contoso.Activate("ada", "User Administrator");

        var refused = await _contoso.Post("ada", $"{ContosoTenant.ActiveRequests}/{active["id"]}/cancel");

        Assert.Equal((400, "RequestCannotBeCancelled"), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData("User", 200)]
    [InlineData("user", 400)]
    public async Task The_kind_of_an_azure_approver_is_written_in_one_way(string userType, int expected)
    {
        var rule = new JsonObject
        {
            ["id"] = "Approval_EndUser_Assignment",
            ["ruleType"] = "RoleManagementPolicyApprovalRule",
            ["setting"] = new JsonObject
            {
                ["isApprovalRequired"] = true,
                ["approvalStages"] = new JsonArray(new JsonObject
                {
                    ["approvalStageTimeOutInDays"] = 1,
                    ["primaryApprovers"] = new JsonArray(new JsonObject { ["id"] = await _contoso.Id("cleo"), ["userType"] = userType }),
                }),
            },
        };

        var changed = await AzurePolicyChange.Apply(_azure, "dana", await _azure.Scope("Contoso Sandbox"), "Contributor", rule);

        Assert.Equal((expected, expected == 200 ? null : "InvalidPolicy"), (changed.Status, changed.ErrorCode));
    }

    [Fact]
    public async Task A_policy_of_azure_cannot_be_put()
    {
        var scope = await _azure.Scope("Contoso Sandbox");

        var refused = await _azure.Put(
            "dana", scope, "roleManagementPolicies/" + await AzurePolicyChange.NameOf(_azure, scope, "Contributor"), new JsonObject { ["rules"] = new JsonArray() });

        Assert.Equal((400, "Not implemented exception"), (refused.Status, refused.ErrorMessage));
    }

    private static string[] Names(Reply reply) => [.. reply.Value.Select(item => item["name"]!.ToString())];
}
