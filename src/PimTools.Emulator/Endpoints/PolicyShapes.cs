using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Endpoints;

/// <summary>The shapes of policies and their assignments.</summary>
internal static class PolicyShapes
{
    public static Shape<Policy> Policy { get; } = new Shape<Policy>("unifiedRoleManagementPolicy")
        .Property("id", policy => policy.Id)
        .Property("displayName", policy => policy.ScopeType)
        .Property("description", policy => policy.ScopeType)
        .Property("isOrganizationDefault", _ => false)
        .Property("scopeId", policy => policy.ScopeId)
        .Property("scopeType", policy => policy.ScopeType)
        .Property("lastModifiedDateTime", policy => IsoTime.Node(policy.LastModified))
        .Property("lastModifiedBy", policy => new JsonObject { ["displayName"] = policy.LastModifiedBy, ["id"] = null })
        .Navigation("rules", (policy, _) => Rules(policy))
        .Navigation("effectiveRules", (policy, _) => Rules(policy))
        .Filterable("scopeId", "scopeType");

    public static Shape<Policy> Assignment { get; } = new Shape<Policy>("unifiedRoleManagementPolicyAssignment")
        .Property("id", policy => policy.AssignmentId)
        .Property("policyId", policy => policy.Id)
        .Property("scopeId", policy => policy.ScopeId)
        .Property("scopeType", policy => policy.ScopeType)
        .Property("roleDefinitionId", policy => policy.RoleDefinitionId)
        .Navigation("policy", (policy, expand) => Policy.Expand(policy, expand))
        .Filterable("scopeId", "scopeType", "roleDefinitionId");

    public static JsonArray Rules(Policy policy) => new([.. policy.Rules.Select(rule => rule.DeepClone())]);
}
