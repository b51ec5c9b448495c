using PimTools.Emulator.Http.OData;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The shape of a directory role: a built-in role as an object of this tenant, with an id of its own.</summary>
internal static class DirectoryRoleShape
{
    public static Shape<RoleDefinition> Instance { get; } = new Shape<RoleDefinition>("directoryRole")
        .Property("id", role => Id(role))
        .Property("deletedDateTime", _ => null)
        .Property("description", role => role.Description)
        .Property("displayName", role => role.DisplayName)
        .Property("roleTemplateId", role => role.Id)
        .Filterable("id", "displayName", "roleTemplateId");

    public static string Id(RoleDefinition role) => IdSource.Of("directoryRole/" + role.Id);
}
