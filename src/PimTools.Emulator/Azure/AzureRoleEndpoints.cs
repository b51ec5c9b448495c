using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Azure;

/// <summary>The Azure roles: everybody can read them at the tenant, readers of a scope can read them there.</summary>
internal sealed class AzureRoleEndpoints(AzurePimService service, AzureAuthority authority, ArmResult result) : IArmEndpoints
{
    private const string Type = "Microsoft.Authorization/roleDefinitions";

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Type, ArmVersions.Roles, List) { Options = ["$filter"] },
        new ArmRoute("GET", Type + "/{id}", ArmVersions.Roles, Get),
    ];

    private ServiceResponse List(ArmRequest request)
    {
        RequireReader(request);
        var filter = request.Filter("atScopeAndBelow", "type", "roleName");
        var roles = service.Roles.All.Where(role =>
            (IsListedAt(role, request.Scope) || filter.Has("atScopeAndBelow") && role.AssignableScope!.IsAtOrBelow(request.Scope))
            && (filter["type"] is not { } type || type.Equals(TypeOf(role), StringComparison.OrdinalIgnoreCase))
            && (filter["roleName"] is not { } name || name.Equals(role.Name, StringComparison.OrdinalIgnoreCase)));
        return result.Page(request, roles, role => Show(request, role));
    }

    private ServiceResponse Get(ArmRequest request)
    {
        RequireReader(request);
        return service.Roles.Find(request["id"]) is { } role && IsListedAt(role, request.Scope)
            ? ServiceResponse.Ok(Show(request, role))
            : throw ArmErrors.NotFound(
                "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{request["id"]}' does not exist.");
    }

    // Documented: a list at the tenant contains all custom roles, wherever they can be assigned (custom-roles-rest).
    private static bool IsListedAt(AzureRole role, AzureScope scope) => scope.Kind == AzureScopeKind.Tenant || role.IsAssignableAt(scope);

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
            ["assignableScopes"] = new JsonArray(AzureShapes.ScopeId(role.AssignableScope ?? service.Tree.Tenant)),
            ["permissions"] = new JsonArray(new JsonObject
            {
                ["actions"] = JsonText.Array(role.Actions),
                ["notActions"] = JsonText.Array(role.NotActions),
                ["dataActions"] = JsonText.Array(role.DataActions),
                ["notDataActions"] = JsonText.Array(role.NotDataActions),
            }),
        },
        ["id"] = (request.Scope.Subscription ?? service.Tree.Tenant).IdOf("roleDefinitions", role.Id),
        ["type"] = Type,
        ["name"] = role.Id,
    };

    private static string TypeOf(AzureRole role) => role.IsBuiltIn ? "BuiltInRole" : "CustomRole";
}
