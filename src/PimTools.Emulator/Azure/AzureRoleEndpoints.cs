using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>
/// The Azure roles: everybody can read them at the tenant, readers of a scope can read them there. Custom roles are made, changed and deleted.
/// </summary>
internal sealed class AzureRoleEndpoints(TenantState tenant, AzurePimService service, AzureAuthority authority, ArmResponses responses) : IArmEndpoints
{
    private const string Type = "Microsoft.Authorization/roleDefinitions";

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Type, ArmVersions.Roles, List) { Options = ["$filter"] },
        new ArmRoute("GET", Type + "/{id}", ArmVersions.Roles, Get),
        new ArmRoute("PUT", Type + "/{id}", ArmVersions.Roles, Put),
        new ArmRoute("DELETE", Type + "/{id}", ArmVersions.Roles, Delete),
    ];

    private ServiceResponse List(ArmRequest request)
    {
        RequireReader(request);
        var filter = request.Filter("atScopeAndBelow", "type", "roleName");
        var roles = service.Roles.All.Where(role =>
            (IsListedAt(role, request.Scope) || filter.Has("atScopeAndBelow") && role.AssignableScopes.Any(scope => scope.IsAtOrBelow(request.Scope)))
            && (filter["type"] is not { } type || type.Equals(TypeOf(role), StringComparison.OrdinalIgnoreCase))
            && (filter["roleName"] is not { } name || name.Equals(role.Name, StringComparison.OrdinalIgnoreCase)));
        return responses.Page(request, roles, role => Show(request, role));
    }

    private ServiceResponse Get(ArmRequest request)
    {
        RequireReader(request);
        return service.Roles.Find(request["id"]) is { } role && IsListedAt(role, request.Scope)
            ? ServiceResponse.Ok(Show(request, role))
            : throw ArmErrors.NotFound(
                "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{request["id"]}' does not exist.");
    }

    private ServiceResponse Put(ArmRequest request)
    {
        if (!Guid.TryParse(request["id"], out var id))
            throw ArmErrors.NoGuid("RoleDefinition", request["id"]);

        var known = service.Roles.Find(id.ToString());
        var role = AzureRoleBody.Read(request, service.Tree, id.ToString(), known, tenant.Now);
        RequireWriter(request, role, AzureActions.WriteRoles);
        if (known is not null)
            RequireWriter(request, known, AzureActions.WriteRoles);
        if (service.Roles.All.Any(other => other.Id != role.Id && other.Name.Equals(role.Name, StringComparison.OrdinalIgnoreCase)))
            throw new ServiceException(HttpStatusCode.Conflict, "RoleDefinitionWithSameNameExists", $"A custom role with the name '{role.Name}' already exists.");

        service.Roles.Set(role);
        return ServiceResponse.Created(Show(request, role));
    }

    /// <summary>Answers with what was deleted; deleting what is not there is no error.</summary>
    private ServiceResponse Delete(ArmRequest request)
    {
        if (service.Roles.Find(request["id"]) is not { } role)
            return ServiceResponse.NoContent;

        RequireWriter(request, role, AzureActions.DeleteRoles);
        if (service.IsAssigned(role))
            throw ServiceException.Pim("RoleDefinitionHasAssignments", "There are existing role assignments referencing role.");

        service.Roles.Remove(role);
        return ServiceResponse.Ok(Show(request, role));
    }

    private void RequireWriter(ArmRequest request, AzureRole role, string action)
    {
        if (role.IsBuiltIn)
            throw ServiceException.Pim("RoleDefinitionIsBuiltIn", $"The built-in role '{role.Name}' can be neither changed nor deleted.");
        foreach (var scope in role.AssignableScopes)
            authority.Require(request.Caller, action, scope);
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
            ["assignableScopes"] = JsonText.Array((role.IsBuiltIn ? [service.Tree.Tenant] : role.AssignableScopes).Select(AzureShapes.ScopeId)),
            ["permissions"] = new JsonArray(new JsonObject
            {
                ["actions"] = JsonText.Array(role.Actions),
                ["notActions"] = JsonText.Array(role.NotActions),
                ["dataActions"] = JsonText.Array(role.DataActions),
                ["notDataActions"] = JsonText.Array(role.NotDataActions),
            }),
            ["createdOn"] = IsoTime.Node(role.Created),
            ["updatedOn"] = IsoTime.Node(role.Updated),
            ["createdBy"] = role.CreatedBy,
            ["updatedBy"] = role.UpdatedBy,
        },
        ["id"] = (request.Scope.Subscription ?? service.Tree.Tenant).IdOf("roleDefinitions", role.Id),
        ["type"] = Type,
        ["name"] = role.Id,
    };

    private static string TypeOf(AzureRole role) => role.IsBuiltIn ? "BuiltInRole" : "CustomRole";
}
