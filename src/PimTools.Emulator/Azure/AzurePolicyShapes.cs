using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Azure;

/// <summary>Writes policies of Azure and their assignments as JSON.</summary>
internal sealed class AzurePolicyShapes(AzurePimService service, AzureShapes shapes)
{
    public JsonObject Policy(Policy policy)
    {
        var scope = ScopeOf(policy);
        return new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["scope"] = AzureShapes.ScopeId(scope),
                ["displayName"] = null,
                ["description"] = null,
                ["isOrganizationDefault"] = false,
                ["lastModifiedDateTime"] = IsoTime.Node(policy.LastModified),
                ["lastModifiedBy"] = ModifiedBy(policy),
                ["rules"] = Rules(policy),
                ["effectiveRules"] = Rules(policy),
                ["policyProperties"] = new JsonObject { ["scope"] = AzureShapes.ExpandedScope(scope) },
            },
            ["name"] = policy.Id,
            ["id"] = scope.IdOf("roleManagementPolicies", policy.Id),
            ["type"] = "Microsoft.Authorization/RoleManagementPolicies",
        };
    }

    public JsonObject Assignment(Policy policy, AzureScope readAt)
    {
        var scope = ScopeOf(policy);
        var target = new GrantTarget(policy.RoleDefinitionId, policy.ScopeId);
        var policyId = scope.IdOf("roleManagementPolicies", policy.Id);
        return new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["scope"] = AzureShapes.ScopeId(scope),
                ["roleDefinitionId"] = shapes.RoleId(target, readAt),
                ["policyId"] = policyId,
                ["effectiveRules"] = Rules(policy),
                ["policyAssignmentProperties"] = new JsonObject
                {
                    ["scope"] = AzureShapes.ExpandedScope(scope),
                    ["roleDefinition"] = shapes.ExpandedRole(target, readAt),
                    ["policy"] = new JsonObject
                    {
                        ["id"] = policyId,
                        ["lastModifiedBy"] = ModifiedBy(policy),
                        ["lastModifiedDateTime"] = IsoTime.Node(policy.LastModified),
                    },
                },
            },
            ["name"] = policy.AssignmentId,
            ["id"] = scope.IdOf("roleManagementPolicyAssignment", policy.AssignmentId),
            ["type"] = "Microsoft.Authorization/RoleManagementPolicyAssignment",
        };
    }

    private AzureScope ScopeOf(Policy policy) => ArmScope.Require(service.Tree, policy.ScopeId);

    private static JsonArray Rules(Policy policy) => new([.. policy.Rules.Select(rule => (JsonNode)ArmRuleConverter.ToArm(rule))]);

    private static JsonObject ModifiedBy(Policy policy) => new()
    {
        ["id"] = null,
        ["displayName"] = policy.LastModifiedBy,
        ["type"] = null,
        ["email"] = null,
    };
}
