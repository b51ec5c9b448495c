using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Azure;

/// <summary>The catalogue of Azure roles: at the tenant for everybody, at a scope for its readers.</summary>
internal sealed class AzureRoleEndpoints(AzureSurface surface, AzureAuthority authority, ArmResult result) : IArmEndpoints
{
    private const string Type = "Microsoft.Authorization/roleDefinitions";

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Type, ArmVersions.Roles, List) { Options = ["$filter"] },
        new ArmRoute("GET", Type + "/{id}", ArmVersions.Roles, Get),
    ];

    private GraphResponse List(ArmRequest request)
    {
        RequireReader(request);
        var filter = request.Filter("atScopeAndBelow", "type", "roleName");
        var roles = surface.Roles.All.Where(role =>
            (IsToldAt(role, request.Scope) || filter.Has("atScopeAndBelow") && role.AssignableScope!.IsAtOrBelow(request.Scope))
            && (filter["type"] is not { } type || type.Equals(TypeOf(role), StringComparison.OrdinalIgnoreCase))
            && (filter["roleName"] is not { } name || name.Equals(role.Name, StringComparison.OrdinalIgnoreCase)));
        return result.Page(request, roles, role => Show(request, role));
    }

    private GraphResponse Get(ArmRequest request)
    {
        RequireReader(request);
        return surface.Roles.Find(request["id"]) is { } role && IsToldAt(role, request.Scope)
            ? GraphResponse.Ok(Show(request, role))
            : throw ArmRefusal.NotFound(
                "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{request["id"]}' does not exist.");
    }

    // documented: at the tenant all custom roles are told, wherever they can be assigned (custom-roles-rest)
    private static bool IsToldAt(AzureRole role, AzureScope scope) => scope.Kind == AzureScopeKind.Tenant || role.IsAssignableAt(scope);

    private void RequireReader(ArmRequest request)
    {
        if (request.Scope.Kind != AzureScopeKind.Tenant)
            authority.Require(request.Caller, AzureActions.ReadRoles, request.Scope);
    }

    private JsonObject Show(ArmRequest request, AzureRole role) => new()
    {
        ["properties"] = new JsonObject
        {
            ["roleName"] = role.Name,
            ["type"] = TypeOf(role),
            ["description"] = role.Description,
            ["assignableScopes"] = new JsonArray(AzureShapes.ScopeId(role.AssignableScope ?? surface.Tree.Tenant)),
            ["permissions"] = new JsonArray(new JsonObject
            {
                ["actions"] = Words(role.Actions),
                ["notActions"] = Words(role.NotActions),
                ["dataActions"] = Words(role.DataActions),
                ["notDataActions"] = Words(role.NotDataActions),
            }),
        },
        ["id"] = (request.Scope.Subscription ?? surface.Tree.Tenant).IdOf("roleDefinitions", role.Id),
        ["type"] = Type,
        ["name"] = role.Id,
    };

    private static string TypeOf(AzureRole role) => role.IsBuiltIn ? "BuiltInRole" : "CustomRole";

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)JsonValue.Create(word))]);
}
