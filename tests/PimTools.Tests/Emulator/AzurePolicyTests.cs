using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class AzurePolicyTests
{
    private const string Policies = "roleManagementPolicies";
    private const string Assignments = "roleManagementPolicyAssignments";

    private readonly ContosoTenant _contoso = new();
    private readonly AzureCalls _azure;

    public AzurePolicyTests() => _azure = new AzureCalls(_contoso);

    [Fact]
    public async Task Every_role_has_a_policy_at_every_scope()
    {
        _contoso.Tenant.PageSize = 500;
        var production = await _azure.Get("dana", await _azure.Scope("Contoso Production"), Assignments);
        var sandbox = await _azure.Get("dana", await _azure.Scope("Contoso Sandbox"), Assignments);

        Assert.True(production.Value.Count > 40);
        Assert.Equal(production.Value.Count - 1, sandbox.Value.Count); // the custom role is at home in production
        Assert.Empty(Names(production).Intersect(Names(sandbox)));
        Assert.All(production.Value, item => Assert.Equal(17, item["properties"]!["effectiveRules"]!.AsArray().Count));

        static string[] Names(Reply reply) => [.. reply.Value.Select(item => item["name"]!.ToString())];
    }

    [Fact]
    public async Task An_assignment_is_found_by_its_role_and_names_its_policy()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        var role = await _azure.Role("Contributor");
        var assignment = (await _azure.Get("dana", scope, Assignments, $"roleDefinitionId eq '{role}'")).Value.Single();
        var policyId = assignment["properties"]!["policyId"]!.ToString();
        var policy = await _azure.Get("dana", scope, $"{Policies}/{policyId.Split('/')[^1]}");

        Assert.Equal($"{policy["name"]}_{role.Split('/')[^1]}", assignment["name"]!.ToString());
        Assert.Equal(policyId, policy["id"]);
        Assert.Equal("Contributor", assignment["properties"]!["policyAssignmentProperties"]!["roleDefinition"]!["displayName"]!.ToString());
        Assert.Equal(200, (await _azure.Get("dana", scope, $"{Assignments}/{assignment["name"]}")).Status);
        Assert.Equal(404, (await _azure.Get("dana", await _azure.Scope("Contoso Production"), $"{Policies}/{policy["name"]}")).Status);
    }

    [Fact]
    public async Task A_change_leaves_the_other_rules_alone_and_answers_the_whole_policy()
    {
        var scope = await _azure.Scope("Contoso Sandbox");

        var reply = await AzurePolicyChange.Apply(_azure, "dana", scope, "Contributor", Duration("PT2H"));

        Assert.Equal(200, reply.Status);
        var rules = reply.Body!["properties"]!["rules"]!.AsArray();
        Assert.Equal(17, rules.Count);
        Assert.Equal("PT2H", rules.Single(rule => rule!["id"]!.ToString() == "Expiration_EndUser_Assignment")!["maximumDuration"]!.ToString());
        Assert.Equal("Dana Lindqvist", reply.Body["properties"]!["lastModifiedBy"]!["displayName"]!.ToString());
        Assert.Contains("ExpirationRule", (await _azure.Activate("ada", scope, "Contributor",
            body => body["scheduleInfo"] = AzureCalls.AfterDuration("PT3H"))).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_speak_the_words_of_the_resource_manager()
    {
        var vault = await _azure.Scope("Contoso Production", "rg-web") + AzureCalls.Vault;
        var policy = await _azure.Get("dana", vault, $"{Policies}/{await AzurePolicyChange.NameOf(_azure, vault, "Key Vault Administrator")}");

        var rule = policy.Body!["properties"]!["rules"]!.AsArray().Single(item => item!["id"]!.ToString() == "Approval_EndUser_Assignment")!;
        var approver = rule["setting"]!["approvalStages"]![0]!["primaryApprovers"]![0]!;

        Assert.Equal("RoleManagementPolicyApprovalRule", rule["ruleType"]!.ToString());
        Assert.Equal(await _contoso.Id("cleo"), approver["id"]!.ToString());
        Assert.Equal("User", approver["userType"]!.ToString());
        Assert.Equal("All", rule["target"]!["operations"]![0]!.ToString());
        Assert.DoesNotContain("@odata", policy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_rule_can_be_written_back_as_it_was_read()
    {
        var scope = await _azure.Scope("Contoso Sandbox");
        var name = await AzurePolicyChange.NameOf(_azure, scope, "Contributor");
        var before = (await _azure.Get("dana", scope, $"{Policies}/{name}")).Body!["properties"]!["rules"]!;

        var reply = await _azure.Patch("dana", scope, $"{Policies}/{name}", new JsonObject { ["rules"] = before.DeepClone() });

        Assert.Equal(before.ToJsonString(), reply.Body!["properties"]!["rules"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Expiration_EndUser_Assignment", "RoleManagementPolicyExpirationRule", "PT48H")]
    [InlineData("Expiration_EndUser_Assignment", "RoleManagementPolicyEnablementRule", "PT2H")]
    [InlineData("Expiration_Nobody", "RoleManagementPolicyExpirationRule", "PT2H")]
    public async Task What_is_no_rule_is_refused(string id, string type, string duration)
    {
        var rule = Duration(duration);
        rule["id"] = id;
        rule["ruleType"] = type;

        var reply = await AzurePolicyChange.Apply(_azure, "dana", await _azure.Scope("Contoso Sandbox"), "Contributor", rule);

        Assert.Equal(400, reply.Status);
        Assert.Equal("InvalidPolicy", reply.ErrorCode);
    }

    [Theory]
    [InlineData("emil", 200, 403)] // a reader
    [InlineData("ada", 200, 403)] // eligible for the role
    [InlineData("ben", 403, 403)]
    [InlineData("dana", 200, 200)]
    public async Task Settings_are_read_by_readers_and_the_eligible_and_changed_by_those_who_assign(string who, int read, int changed)
    {
        var scope = await _azure.Scope("Contoso Sandbox");

        Assert.Equal(read, (await _azure.Get(who, scope, Assignments, $"roleDefinitionId eq '{await _azure.Role("Contributor")}'")).Status);
        Assert.Equal(changed, (await AzurePolicyChange.Apply(_azure, who, scope, "Contributor", Duration("PT2H"))).Status);
    }

    [Fact]
    public async Task A_smaller_scope_does_not_lead_around_the_settings()
    {
        var production = await _azure.Scope("Contoso Production");
        await _azure.Administer(
            "dana", production, "roleEligibilityScheduleRequests", "AdminAssign", "ada", "Website Contributor", AzureCalls.AfterDuration("P30D"));
        await AzurePolicyChange.Apply(_azure, "dana", production, "Website Contributor", Duration("PT30M"));

        var reply = await _azure.Activate("ada", production + "/resourceGroups/rg-web", "Website Contributor");

        Assert.Contains("ExpirationRule", reply.ErrorMessage, StringComparison.Ordinal);
    }

    private static JsonObject Duration(string duration) => new()
    {
        ["id"] = "Expiration_EndUser_Assignment",
        ["ruleType"] = "RoleManagementPolicyExpirationRule",
        ["isExpirationRequired"] = true,
        ["maximumDuration"] = duration,
    };
}
