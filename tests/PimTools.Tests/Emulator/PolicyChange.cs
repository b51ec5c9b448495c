using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PimTools.Tests.Emulator;

/// <summary>Reads a rule, changes it and writes it back, as a client does.</summary>
internal static class PolicyChange
{
    public static async Task<Reply> Apply(ContosoTenant contoso, string role, string ruleId, Action<JsonObject> change)
    {
        var path = $"{await PathOf(contoso, role)}/rules/{ruleId}";
        var rule = (JsonObject)(await contoso.Get("dana", path)).Body!;
        rule.Remove("@odata.context");
        change(rule);
        return await contoso.Patch("dana", path, rule);
    }

    public static async Task<string> PathOf(ContosoTenant contoso, string role)
    {
        var found = await contoso.Get("dana",
            $"/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '{await contoso.Role(role)}'");
        return "/v1.0/policies/roleManagementPolicies/" + found.Value.Single()["policyId"];
    }
}
