using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PimTools.Tests.Emulator;

/// <summary>Finds the policy of an Azure role and changes one of its rules.</summary>
internal static class AzurePolicyChange
{
    public static async Task<Reply> Apply(AzureCalls azure, string by, string scope, string role, JsonObject rule) =>
        await azure.Patch(by, scope, "roleManagementPolicies/" + await NameOf(azure, scope, role), new JsonObject { ["rules"] = new JsonArray(rule) });

    public static async Task<string> NameOf(AzureCalls azure, string scope, string role)
    {
        var found = await azure.Get("dana", scope, "roleManagementPolicyAssignments", $"roleDefinitionId eq '{await azure.Role(role)}'");
        return found.Value.Single()["properties"]!["policyId"]!.ToString().Split('/')[^1];
    }
}
