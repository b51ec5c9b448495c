using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Emulator;

public sealed class PolicyTests
{
    private const string Assignments = "/v1.0/policies/roleManagementPolicyAssignments";
    private const string Policies = "/v1.0/policies/roleManagementPolicies";

    private readonly ContosoTenant _contoso = new();

    [Theory]
    [InlineData(Assignments)]
    [InlineData(Assignments + "?$filter=scopeId eq '/'")]
    [InlineData(Policies + "?$filter=scopeType eq 'DirectoryRole'")]
    [InlineData(Policies + "?$filter=scopeId eq '/' or scopeType eq 'DirectoryRole'")]
    public async Task The_scope_must_be_named_whole(string path) => Assert.Equal(400, (await _contoso.Get("dana", path)).Status);

    [Theory]
    [InlineData("Directory")]
    [InlineData("DirectoryRole")]
    public async Task Both_words_for_the_directory_find_every_role(string scopeType)
    {
        _contoso.Tenant.PageSize = 500;
        var found = await _contoso.Get("ada", $"{Assignments}?$filter=scopeId eq '/' and scopeType eq '{scopeType}'&$expand=policy($expand=rules)");
        var roles = await _contoso.Get("ada", ContosoTenant.Roles + "roleDefinitions");

        Assert.Equal(roles.Value.Count, found.Value.Count);
        Assert.All(found.Value, item => Assert.Equal(17, item["policy"]!["rules"]!.AsArray().Count));
    }

    [Fact]
    public async Task Privileged_roles_ask_for_a_second_factor_by_default()
    {
        var privileged = await Rule("User Administrator", "Enablement_EndUser_Assignment");
        var other = await Rule("Teams Reader", "Enablement_EndUser_Assignment");

        Assert.Equal(["MultiFactorAuthentication", "Justification"], privileged["enabledRules"]!.AsArray().Select(word => word!.ToString()));
        Assert.Equal(["Justification"], other["enabledRules"]!.AsArray().Select(word => word!.ToString()));
    }

    [Fact]
    public async Task A_changed_rule_is_enforced_and_the_policy_says_who_changed_it()
    {
        var changed = await PolicyChange.Apply(_contoso, "User Administrator", "Expiration_EndUser_Assignment", rule => rule["maximumDuration"] = "PT45M");
        var policy = await _contoso.Get("dana", await PolicyChange.PathOf(_contoso, "User Administrator"));

        Assert.Equal(204, changed.Status);
        Assert.Contains("ExpirationRule", (await _contoso.Activate("ada", "User Administrator")).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("Dana Lindqvist", policy.Body!["lastModifiedBy"]!["displayName"]!.ToString());
    }

    [Fact]
    public async Task Several_rules_are_changed_together_or_not_at_all()
    {
        var path = await PolicyChange.PathOf(_contoso, "User Administrator");
        var factor = await Rule("User Administrator", "Enablement_EndUser_Assignment");
        var context = await Rule("User Administrator", "AuthenticationContext_EndUser_Assignment");
        context["isEnabled"] = true;
        context["claimValue"] = "c2";

        var conflict = await _contoso.Patch("dana", path, new JsonObject { ["rules"] = new JsonArray(context.DeepClone()) });
        factor["enabledRules"] = new JsonArray("Justification");
        var together = await _contoso.Patch("dana", path, new JsonObject { ["rules"] = new JsonArray(factor.DeepClone(), context.DeepClone()) });

        Assert.Equal("InvalidPolicy", conflict.ErrorCode);
        Assert.Equal(200, together.Status);
        Assert.Null(together.Body!["rules"]);
        Assert.Equal("RoleAssignmentRequestAcrsValidationFailed", (await _contoso.Activate("ada", "User Administrator")).ErrorCode);
    }

    [Theory]
    [InlineData("Expiration_EndUser_Assignment", "maximumDuration", "\"PT25H\"")]
    [InlineData("Expiration_EndUser_Assignment", "maximumDuration", "\"PT10M\"")]
    [InlineData("Expiration_EndUser_Assignment", "maximumDuration", "\"8 hours\"")]
    [InlineData("Expiration_EndUser_Assignment", "isExpirationRequired", "false")]
    [InlineData("Expiration_Admin_Eligibility", "maximumDuration", "\"P2Y\"")]
    [InlineData("Enablement_EndUser_Assignment", "enabledRules", "[\"Mfa\"]")]
    [InlineData("AuthenticationContext_EndUser_Assignment", "claimValue", "\"c100\"")]
    [InlineData("AuthenticationContext_EndUser_Assignment", "isEnabled", "true")]
    [InlineData("Notification_Admin_EndUser_Assignment", "notificationLevel", "\"Loud\"")]
    [InlineData("Notification_Admin_EndUser_Assignment", "notificationRecipients", "[\"nobody\"]")]
    [InlineData("Notification_Admin_EndUser_Assignment", "recipientType", "\"Approver\"")]
    [InlineData("Expiration_EndUser_Assignment", "id", "\"Expiration_Admin_Eligibility\"")]
    [InlineData("Expiration_EndUser_Assignment", "@odata.type", "\"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule\"")]
    [InlineData("Expiration_EndUser_Assignment", "@odata.type", "null")]
    public async Task A_senseless_rule_is_an_invalid_policy(string ruleId, string property, string value)
    {
        var reply = await PolicyChange.Apply(_contoso, "User Administrator", ruleId, rule => rule[property] = JsonNode.Parse(value));

        Assert.Equal(400, reply.Status);
        Assert.Equal("InvalidPolicy", reply.ErrorCode);
    }

    [Fact]
    public async Task Half_a_rule_is_refused()
    {
        var missing = await PolicyChange.Apply(_contoso, "User Administrator", "Expiration_EndUser_Assignment", rule => rule.Remove("maximumDuration"));
        var misspelt = await PolicyChange.Apply(_contoso, "User Administrator", "Expiration_EndUser_Assignment", rule => rule["maxDuration"] = "PT1H");

        Assert.Equal(400, missing.Status);
        Assert.Equal(400, misspelt.Status);
    }

    [Fact]
    public async Task Approvers_must_exist()
    {
        static JsonArray Person(string id) => new(new JsonObject { ["@odata.type"] = "#microsoft.graph.singleUser", ["userId"] = id });
        var emil = await _contoso.Id("emil");

        Task<Reply> Name(string id) => PolicyChange.Apply(_contoso, "User Administrator", "Approval_EndUser_Assignment", rule =>
        {
            rule["setting"]!["isApprovalRequired"] = true;
            rule["setting"]!["approvalStages"]![0]!["primaryApprovers"] = Person(id);
        });

        Assert.Equal("InvalidPolicy", (await Name(Guid.NewGuid().ToString())).ErrorCode);
        Assert.Equal(204, (await Name(emil)).Status);
        Assert.Equal("PendingApproval", (await _contoso.Activate("ada", "User Administrator"))["status"]);
    }

    [Fact]
    public async Task Settings_are_read_by_everybody_and_written_by_people_who_administer_roles()
    {
        var path = await PolicyChange.PathOf(_contoso, "User Administrator") + "/rules/Expiration_EndUser_Assignment";
        var rule = (await _contoso.Get("fay", path)).Body!;
        rule.AsObject().Remove("@odata.context");

        Assert.Equal(403, (await _contoso.Patch("fay", path, rule)).Status);
        Assert.Equal(403, (await _contoso.Patch("contoso-runbook", path, rule)).Status);
        Assert.Equal(403, (await _contoso.Patch("dana", path, rule, new EmulatedTokenOptions { Scopes = ["RoleManagementPolicy.Read.Directory"] })).Status);
        Assert.Equal(204, (await _contoso.Patch("dana", path, rule)).Status);
    }

    [Theory]
    [InlineData("/rules/Expiration_Nobody_Assignment")]
    [InlineData("0/rules")]
    public async Task An_unknown_rule_or_policy_is_not_found(string suffix) =>
        Assert.Equal(404, (await _contoso.Get("dana", await PolicyChange.PathOf(_contoso, "User Administrator") + suffix)).Status);

    private async Task<JsonObject> Rule(string role, string ruleId)
    {
        var rule = (JsonObject)(await _contoso.Get("dana", $"{await PolicyChange.PathOf(_contoso, role)}/rules/{ruleId}")).Body!;
        rule.Remove("@odata.context");
        return rule;
    }
}
