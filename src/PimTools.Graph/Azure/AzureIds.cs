namespace PimTools.Graph.Azure;

/// <summary>Takes apart the ids of Azure's objects: the scope they stand at, their type, and a guid.</summary>
internal static class AzureIds
{
    /// <summary>The last part of an id. The path before it differs with the scope at which it was read, so that only this is compared.</summary>
    public static string Last(string id) => id.Substring(id.LastIndexOf('/') + 1);

    /// <summary>A role definition as it is named at a scope.</summary>
    public static string RoleDefinition(string scopeId, string roleId) =>
        scopeId.TrimEnd('/') + "/providers/Microsoft.Authorization/roleDefinitions/" + roleId;
}
