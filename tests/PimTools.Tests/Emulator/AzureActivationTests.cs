using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AzureActivationTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzureActivationTests() => _azure = new AzureCalls(_contoso);

    [Fact]
    public async Task An_activation_is_provisioned_at_once_and_ends_by_itself()
    {
        var reply = await _azure.Activate("ada", await _azure.Scope("Contoso Sandbox"), "Contributor");

        Assert.Equal(201, reply.Status);
        Assert.Equal("Provisioned", reply.Body!["properties"]!["status"]!.ToString());
        var row = Assert.Single(await _azure.Active("ada"));
        Assert.Equal("Activated", row["properties"]!["assignmentType"]!.ToString());
        Assert.Equal(4, (await _azure.Eligible("ada")).Length);

        _contoso.Tenant.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await _azure.Active("ada"));
    }

    [Fact]
    public async Task The_activation_links_back_to_its_eligibility()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        await _azure.Activate("ada", scope, "Contributor");

        var eligible = (await _azure.Eligible("ada")).Single(row => AzureCalls.RoleName(row) == "Contributor");
        var active = (await _azure.Active("ada")).Single()["properties"]!;

        Assert.EndsWith("/" + active["linkedRoleEligibilityScheduleId"], eligible["properties"]!["roleEligibilityScheduleId"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(eligible["name"]!.ToString(), active["linkedRoleEligibilityScheduleInstanceId"]!.ToString());
        Assert.Contains("/roleAssignments/", active["originRoleAssignmentId"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_names_the_request_once()
    {
        var name = Guid.NewGuid().ToString();
        var scope = await _azure.Scope("Contoso Sandbox");
        var properties = await _azure.Request("SelfActivate", "ada", "Contributor", AzureCalls.AfterDuration("PT1H"));

        var first = await _azure.Put("ada", scope, "roleAssignmentScheduleRequests/" + name, properties);
        var second = await _azure.Put("ada", scope, "roleAssignmentScheduleRequests/" + name, properties);
        var unnamed = await _azure.Put("ada", scope, "roleAssignmentScheduleRequests/mine", properties);

        Assert.Equal(name, first["name"]);
        Assert.Equal(409, second.Status);
        Assert.Equal(400, unnamed.Status);
        Assert.Equal(200, (await _azure.Get("ada", scope, "roleAssignmentScheduleRequests/" + name)).Status);
    }

    [Fact]
    public async Task An_eligibility_above_can_be_activated_below()
    {
        var group = await _azure.Scope("Contoso Production", "rg-data");
        var eligible = await LinkedToGroup();

        var reply = await _azure.Activate("ada", group, "Storage Blob Data Contributor", body => body["linkedRoleEligibilityScheduleId"] = eligible);

        Assert.Equal(201, reply.Status);
        Assert.Equal(group, reply.Body!["properties"]!["scope"]!.ToString());
        Assert.Equal("EligibilityRule", Rules(await _azure.Activate("ada", await _azure.Scope("Contoso Production"), "Reader")));
    }

    [Fact]
    public async Task Eligibility_through_a_group_must_be_named_and_is_activated_for_oneself()
    {
        var scope = await _azure.Scope("Contoso Production");
        const string role = "Storage Blob Data Contributor";
        var row = (await _azure.Eligible("ada")).Single(item => AzureCalls.RoleName(item) == role)["properties"]!;

        Assert.Equal("Group", row["principalType"]!.ToString());
        Assert.Equal("Group", row["memberType"]!.ToString());
        Assert.Equal("EligibilityRule", Rules(await _azure.Activate("ada", scope, role)));
        Assert.Equal("EligibilityRule", Rules(await _azure.Activate("ada", scope, role, body => body["linkedRoleEligibilityScheduleId"] = Guid.NewGuid().ToString())));

        var forGroup = await _azure.Activate("ada", scope, role, body => body["principalId"] = row["principalId"]!.ToString());
        Assert.Equal(400, forGroup.Status);

        var linked = await LinkedToGroup();
        var reply = await _azure.Activate("ada", scope, role, body => body["linkedRoleEligibilityScheduleId"] = linked);
        Assert.Equal(201, reply.Status);
        Assert.Equal(await _contoso.Id("ada"), (await _azure.Active("ada")).Single()["properties"]!["principalId"]!.ToString());
    }

    [Theory]
    [InlineData("justification", "", "JustificationRule")]
    [InlineData("scheduleInfo", "PT9H", "ExpirationRule")]
    public async Task What_is_missing_is_refused_by_the_name_of_its_rule(string property, string value, string rule)
    {
        var reply = await _azure.Activate("ada", await _azure.Scope("Contoso Sandbox"), "Contributor",
            body => body[property] = property == "scheduleInfo" ? AzureCalls.AfterDuration(value) : value);

        Assert.Equal("RoleAssignmentRequestPolicyValidationFailed", reply.ErrorCode);
        Assert.Equal(rule, Rules(reply));
    }

    [Fact]
    public async Task Deactivation_takes_the_three_properties_and_five_minutes()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        await _azure.Activate("ada", scope, "Contributor");
        Task<Reply> Deactivate() => Ended("ada", scope, "Contributor");

        Assert.Equal("RoleAssignmentExists", (await _azure.Activate("ada", scope, "Contributor")).ErrorCode);
        Assert.Equal("ActiveDurationTooShort", (await Deactivate()).ErrorCode);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var ended = await Deactivate();

        Assert.Equal("Revoked", ended.Body!["properties"]!["status"]!.ToString());
        Assert.Null(ended.Body["properties"]!["scheduleInfo"]);
        Assert.Equal("RoleAssignmentDoesNotExist", (await Deactivate()).ErrorCode);
    }

    [Fact]
    public async Task Validation_answers_like_the_request_and_changes_nothing()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        var properties = await _azure.Request("SelfActivate", "ada", "Contributor", AzureCalls.AfterDuration("PT1H"));
        var path = $"roleAssignmentScheduleRequests/{Guid.NewGuid()}";

        Assert.Equal(200, (await _azure.Post("ada", scope, path + "/validate", properties)).Status);
        Assert.Equal(404, (await _azure.Get("ada", scope, path)).Status);
        Assert.Empty(await _azure.Active("ada"));

        properties["scheduleInfo"] = AzureCalls.AfterDuration("PT20H");
        Assert.Equal("ExpirationRule", Rules(await _azure.Post("ada", scope, path + "/validate", properties)));
    }

    [Fact]
    public async Task A_context_is_asked_for_in_the_message()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        await AzurePolicyChange.Apply(_azure, "dana", scope, "Contributor", new JsonObject
        {
            ["id"] = "AuthenticationContext_EndUser_Assignment",
            ["ruleType"] = "RoleManagementPolicyAuthenticationContextRule",
            ["isEnabled"] = true,
            ["claimValue"] = "c1",
        });

        var refused = await _azure.Activate("ada", scope, "Contributor");
        var allowed = await _azure.Activate("ada", scope, "Contributor", token: AzureCalls.Token(mfa: true, "c1"));

        Assert.Equal("RoleAssignmentRequestAcrsValidationFailed", refused.ErrorCode);
        Assert.StartsWith("&claims=%7B", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(201, allowed.Status);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_where_the_setting_says_so()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        await AzurePolicyChange.Apply(_azure, "dana", scope, "Contributor", new JsonObject
        {
            ["id"] = "Enablement_EndUser_Assignment",
            ["ruleType"] = "RoleManagementPolicyEnablementRule",
            ["enabledRules"] = new JsonArray("MultiFactorAuthentication"),
        });

        Assert.Equal("MfaRule", Rules(await _azure.Activate("ada", scope, "Contributor", token: AzureCalls.Token(mfa: false))));
        Assert.Equal(201, (await _azure.Activate("ada", scope, "Contributor")).Status);
    }

    [Fact]
    public async Task A_condition_is_kept_and_handed_on()
    {
        var storage = await _azure.Scope("Contoso Production", "rg-data") + "/providers/Microsoft.Storage/storageAccounts/contosodata";
        var eligible = (await _azure.Eligible("ben")).Single(row => AzureCalls.RoleName(row) == "Storage Blob Data Reader")["properties"]!;

        await _azure.Activate("ben", storage, "Storage Blob Data Reader");
        var active = (await _azure.Active("ben")).Single()["properties"]!;

        Assert.Contains("warehouse-exports", eligible["condition"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("2.0", eligible["conditionVersion"]!.ToString());
        Assert.Equal(eligible["condition"]!.ToString(), active["condition"]!.ToString());
    }

    [Fact]
    public async Task Changes_are_logged_as_management_of_resources()
    {
        var asked = await _azure.Activate("ada", await _azure.Scope("Contoso Sandbox"), "Contributor");

        var trail = await _contoso.Get("emil", $"/v1.0/auditLogs/directoryAudits?$filter=category eq 'ResourceManagement' and targetResources/any(t:t/id eq '{asked["name"]}')");

        Assert.Equal(2, trail.Value.Count);
        Assert.All(trail.Value, record => Assert.Contains("Contoso Sandbox", record["targetResources"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_lag_listings_come_late_and_the_request_at_once()
    {
        _contoso.Tenant.Faults.ListingLag = TimeSpan.FromMinutes(3);
        var scope = await _azure.Scope("Contoso Sandbox");
        var asked = await _azure.Activate("ada", scope, "Contributor");

        Assert.Empty(await _azure.Active("ada"));
        Assert.Equal(asked["name"], (await _azure.Get("ada", "", "roleAssignmentScheduleRequests", "asRequestor()")).Value[^1]["name"]!.ToString());
        Assert.Equal("RoleAssignmentDoesNotExist", (await Ended("ada", scope, "Contributor")).ErrorCode);

        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ActiveDurationTooShort", (await Ended("ada", scope, "Contributor")).ErrorCode);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(await _azure.Active("ada"));
    }

    private async Task<Reply> Ended(string who, string scope, string role)
    {
        var properties = await _azure.Request("SelfDeactivate", who, role, schedule: null);
        properties.Remove("justification");
        return await _azure.Put(who, scope, "roleAssignmentScheduleRequests/" + Guid.NewGuid(), properties);
    }

    private async Task<string> LinkedToGroup()
    {
        var row = (await _azure.Eligible("ada")).Single(item => item["properties"]!["principalType"]!.ToString() == "Group");
        return row["properties"]!["roleEligibilityScheduleId"]!.ToString().Split('/')[^1];
    }

    private static string Rules(Reply reply) => reply.ErrorMessage.Split('"') is [_, var rule, _] ? rule : reply.Text;
}
