using System.Text.Json.Nodes;
using PimTools.Emulator.Http.OData;

namespace PimTools.Emulator.Entra;

/// <summary>The shape of a role definition.</summary>
internal static class RoleDefinitionShape
{
    public static Shape<RoleDefinition> Instance { get; } = new Shape<RoleDefinition>("unifiedRoleDefinition")
        .Property("id", role => role.Id)
        .Property("description", role => role.Description)
        .Property("displayName", role => role.DisplayName)
        .Property("isBuiltIn", role => role.IsBuiltIn)
        .Property("isEnabled", role => role.IsEnabled)
        .Property("resourceScopes", _ => new JsonArray("/"))
        .Property("templateId", role => role.TemplateId)
        .Property("version", role => role.Version)
        .Property("rolePermissions", role => role.Permissions.DeepClone())
        .BetaProperty("isPrivileged", role => role.IsPrivileged)
        .BetaProperty("allowedPrincipalTypes", _ => "user,servicePrincipal,group")
        .Navigation("inheritsPermissionsFrom", (_, _) => new JsonArray())
        .Filterable("id", "displayName", "isBuiltIn", "isPrivileged")
        .Sortable("displayName");
}
