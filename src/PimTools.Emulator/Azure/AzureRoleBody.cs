using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Azure;

/// <summary>Reads the definition of a custom role; its id is in the address.</summary>
internal static class AzureRoleBody
{
    /// <param name="request">The call.</param>
    /// <param name="tree">The scopes there are.</param>
    /// <param name="id">The role's id.</param>
    /// <param name="known">The role as it is; null for a new one.</param>
    /// <param name="now">The time of the call.</param>
    public static AzureRole Read(ArmRequest request, AzureTree tree, string id, AzureRole? known, DateTimeOffset now)
    {
        var body = new BodyReader(
            request.Properties(), "Microsoft.Authorization.RoleDefinitionProperties",
            "roleName", "description", "type", "roleType", "permissions", "assignableScopes", "createdOn", "updatedOn", "createdBy", "updatedBy");
        var scopes = Texts(body, "assignableScopes") is { Length: > 0 } named ? named : throw body.Missing("assignableScopes");
        var permissions = (body.Array("permissions") ?? throw body.Missing("permissions")).OfType<JsonObject>().Select(Permission).ToList();
        return new AzureRole(id, body.RequiredText("roleName"), body.Text("description") ?? "")
        {
            Actions = [.. permissions.SelectMany(item => Texts(item, "actions"))],
            NotActions = [.. permissions.SelectMany(item => Texts(item, "notActions"))],
            DataActions = [.. permissions.SelectMany(item => Texts(item, "dataActions"))],
            NotDataActions = [.. permissions.SelectMany(item => Texts(item, "notDataActions"))],
            Created = known?.Created ?? now,
            CreatedBy = known?.CreatedBy ?? request.Caller.ObjectId,
            Updated = now,
            UpdatedBy = request.Caller.ObjectId,
            AssignableScopes = [.. scopes.Select(scope => ArmScope.Require(tree, scope))],
        };
    }

    private static BodyReader Permission(JsonObject permission) =>
        new(permission, "Microsoft.Authorization.Permission", "actions", "notActions", "dataActions", "notDataActions", "condition", "conditionVersion");

    private static string[] Texts(BodyReader body, string name) =>
        [.. (body.Array(name) ?? []).Select(item => item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : throw body.Wrong(name))];
}
