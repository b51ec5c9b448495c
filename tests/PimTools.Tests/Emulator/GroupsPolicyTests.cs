using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class GroupsPolicyTests
{
    private readonly ContosoTenant _contoso = new();
    private readonly GroupCalls _groups;

    public GroupsPolicyTests() => _groups = new GroupCalls(_contoso);

    [Fact]
    public async Task Every_group_has_a_policy_for_members_and_one_for_owners()
    {
        var id = await _groups.Id("Ops-OnCall");
        var listed = await _contoso.Get("ada",
            $"/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '{id}' and scopeType eq 'Group'&$expand=policy($expand=rules)");

        Assert.Equal(["member", "owner"], listed.Value.Select(item => item["roleDefinitionId"]!.ToString()));
        Assert.All(listed.Value, item =>
        {
            Assert.StartsWith($"Group_{id}_", item["policyId"]!.ToString(), StringComparison.Ordinal);
            Assert.Equal($"{item["policyId"]}_{item["roleDefinitionId"]}", item["id"]!.ToString());
            Assert.Equal(17, item["policy"]!["rules"]!.AsArray().Count);
        });
    }

    [Fact]
    public async Task Who_may_not_read_or_change_them_is_told_the_permission_for_groups()
    {
        var token = new PimTools.Emulator.EmulatedTokenOptions { Scopes = ["User.Read"] };
        var id = await _groups.Id("Ops-OnCall");
        var policy = await _groups.PolicyOf("Ops-OnCall");

        var listed = await _contoso.Get("dana", $"/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '{id}' and scopeType eq 'Group'", token);
        var read = await _contoso.Get("dana", policy, token);
        var changed = await _contoso.Patch("dana", policy + "/rules/Expiration_EndUser_Assignment", new { }, token);
        var directory = await _contoso.Get("dana", "/v1.0/policies/roleManagementPolicies?$filter=scopeId eq '/' and scopeType eq 'Directory'", token);

        Assert.Equal([403, 403, 403, 403], new[] { listed, read, changed, directory }.Select(reply => reply.Status));
        Assert.All([listed, read], reply => Assert.Contains(
            "missing permission scope RoleManagementPolicy.Read.AzureADGroup,RoleManagementPolicy.ReadWrite.AzureADGroup.", reply.ErrorMessage, StringComparison.Ordinal));
        Assert.Contains("missing permission scope RoleManagementPolicy.ReadWrite.AzureADGroup.", changed.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("missing permission scope RoleManagementPolicy.Read.Directory,", directory.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_under_pim_changes_the_ids_and_keeps_the_rules()
    {
        var before = await _groups.PolicyOf("Sales Leads");

        Assert.Equal(204, (await _groups.Change("fay", "Sales Leads", "Expiration_EndUser_Assignment", rule => rule["maximumDuration"] = "PT2H")).Status);

        var after = await _groups.PolicyOf("Sales Leads");
        Assert.NotEqual(before, after);
        Assert.Equal(404, (await _contoso.Get("fay", before)).Status);
        Assert.Equal("PT2H", (await _contoso.Get("fay", after + "/rules/Expiration_EndUser_Assignment"))["maximumDuration"]);
        Assert.Contains(await _groups.Id("Sales Leads"), (await _contoso.Get("fay", GroupCalls.Resources)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_request_brings_a_group_under_pim()
    {
        var before = await _groups.PolicyOf("Sales Leads");

        await _groups.Administer(
            "fay", GroupCalls.EligibleRequests, "adminAssign", "emil", "Sales Leads", schedule: ContosoTenant.Until(ContosoTenant.Now.AddDays(9)));

        Assert.NotEqual(before, await _groups.PolicyOf("Sales Leads"));
        Assert.Equal(
            ["Fay Ito"],
            (await _contoso.Get("fay", $"{GroupCalls.ActiveInstances}?$filter=groupId eq '{await _groups.Id("Sales Leads")}'&$expand=principal"))
                .Value.Select(row => row["principal"]!["displayName"]!.ToString()));
    }

    [Fact]
    public async Task A_dry_run_does_not_bring_a_group_under_pim()
    {
        var before = await _groups.PolicyOf("Sales Leads");
        var body = await _groups.Request("adminAssign", "emil", "Sales Leads", "member", ContosoTenant.Until(ContosoTenant.Now.AddDays(9)));
        body["isValidationOnly"] = true;

        Assert.Equal(201, (await _contoso.Post("fay", GroupCalls.EligibleRequests, body)).Status);
        Assert.Equal(before, await _groups.PolicyOf("Sales Leads"));
    }

    [Theory]
    [InlineData("dana", "Ops-OnCall", 204)]
    [InlineData("fay", "Ops-OnCall", 204)]
    [InlineData("emil", "Ops-OnCall", 403)]
    [InlineData("fay", "Tier 0 Operators", 403)]
    public async Task Settings_are_changed_by_those_who_may_assign(string who, string group, int expected) =>
        Assert.Equal(expected, (await _groups.Change(who, group, "Enablement_EndUser_Assignment", rule => rule["enabledRules"]!.AsArray().Clear())).Status);

    [Fact]
    public async Task A_permission_for_directory_roles_does_not_open_the_policies_of_groups()
    {
        var filter = $"/v1.0/policies/roleManagementPolicies?$filter=scopeId eq '{await _groups.Id("Ops-OnCall")}' and scopeType eq 'Group'";

        var refused = await _contoso.Get("ada", filter, new() { Scopes = ["RoleManagementPolicy.Read.Directory"] });
        var allowed = await _contoso.Get("ada", filter, new() { Scopes = ["RoleManagementPolicy.Read.AzureADGroup"] });

        Assert.Equal(403, refused.Status);
        Assert.Equal(2, allowed.Value.Count);
    }

    [Fact]
    public async Task A_changed_rule_holds_at_once()
    {
        await _groups.Change("dana", "Ops-OnCall", "Enablement_EndUser_Assignment", rule => rule["enabledRules"]!.AsArray().Add("Ticketing"));

        var reply = await _groups.Activate("ada", "Ops-OnCall");

        Assert.Contains("TicketingRule", reply.ErrorMessage, StringComparison.Ordinal);
    }
}
