using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Azure;

/// <summary>The body of a plain role assignment; its scope and its name are in the address.</summary>
internal sealed record PlainAssignmentBody(GrantTarget Target, string PrincipalId, string? Description, GrantCondition? Condition)
{
    public static PlainAssignmentBody Read(ArmRequest request)
    {
        var body = new BodyReader(
            request.Properties(), "Microsoft.Authorization.RoleAssignmentProperties",
            "roleDefinitionId", "principalId", "principalType", "description", "condition", "conditionVersion",
            "delegatedManagedIdentityResourceId", "scope", "createdOn", "updatedOn", "createdBy", "updatedBy");
        var role = body.RequiredText("roleDefinitionId");
        var condition = body.Text("condition");
        return new PlainAssignmentBody(
            new GrantTarget(role.Substring(role.LastIndexOf('/') + 1).ToLowerInvariant(), request.Scope.Id),
            body.RequiredText("principalId").ToLowerInvariant(),
            body.Text("description"),
            string.IsNullOrEmpty(condition) ? null : new GrantCondition(condition!, body.Text("conditionVersion")));
    }
}
