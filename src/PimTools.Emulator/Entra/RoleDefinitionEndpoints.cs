using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The directory roles, which every member of the tenant can read; roles of the tenant's own are made, changed and deleted.</summary>
internal sealed class RoleDefinitionEndpoints(EntraPimService service, EntraAuthority authority, IdSource ids, GraphResponses responses) : IGraphEndpoints
{
    private const string Resource = "roleManagement/directory/roleDefinitions";

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", Resource, EntraPermissions.ReadRoleDefinitions, List),
        new GraphRoute("POST", Resource, EntraPermissions.WriteRoleAssignments, Post),
        new GraphRoute("GET", Resource + "/{id}", EntraPermissions.ReadRoleDefinitions, Get),
        new GraphRoute("PATCH", Resource + "/{id}", EntraPermissions.WriteRoleAssignments, Patch),
        new GraphRoute("DELETE", Resource + "/{id}", EntraPermissions.WriteRoleAssignments, Delete),
    ];

    private ServiceResponse List(GraphRequest request) => responses.Page(request, Resource, RoleDefinitionShape.Instance, service.Roles.All);

    private ServiceResponse Get(GraphRequest request) =>
        ServiceResponse.Ok(GraphResponses.Entity(request, Resource, RoleDefinitionShape.Instance, Find(request)));

    private ServiceResponse Post(GraphRequest request)
    {
        authority.RequireWriter(request.Caller);
        var body = Body(request);
        var id = body.Text("templateId") ?? ids.Next();
        var role = Read(body, new RoleDefinition(id, body.RequiredText("displayName"), IsPrivileged: false)
        {
            Description = "",
            IsBuiltIn = false,
            Version = null,
            Permissions = body.Array("rolePermissions") is null ? throw body.Missing("rolePermissions") : [],
        });
        if (service.Roles.Find(role.Id) is not null)
            throw Conflict();

        service.Add(role);
        return ServiceResponse.Created(GraphResponses.Entity(request, Resource, RoleDefinitionShape.Instance, role));
    }

    private ServiceResponse Patch(GraphRequest request)
    {
        var role = FindOwn(request);
        service.Roles.Replace(Read(Body(request), role));
        return ServiceResponse.NoContent;
    }

    private ServiceResponse Delete(GraphRequest request)
    {
        service.Remove(FindOwn(request));
        return ServiceResponse.NoContent;
    }

    private static BodyReader Body(GraphRequest request) => new(
        request.BodyObject(), "unifiedRoleDefinition",
        "displayName", "description", "isEnabled", "rolePermissions", "templateId", "version", "resourceScopes", "isBuiltIn");

    /// <summary>Puts what a body gives in the place of what a role has.</summary>
    private RoleDefinition Read(BodyReader body, RoleDefinition role)
    {
        var read = role with
        {
            DisplayName = body.Text("displayName") ?? role.DisplayName,
            Description = body.Text("description") ?? role.Description,
            IsEnabled = body.Flag("isEnabled") ?? role.IsEnabled,
            Version = body.Text("version") ?? role.Version,
            Permissions = body.Array("rolePermissions") is { } permissions ? (JsonArray)permissions.DeepClone() : role.Permissions,
        };
        return service.Roles.All.Any(other => other.Id != read.Id && other.DisplayName.Equals(read.DisplayName, StringComparison.OrdinalIgnoreCase))
            ? throw Conflict()
            : read;
    }

    private RoleDefinition Find(GraphRequest request) => service.Roles.Find(request["id"]) ?? throw ServiceException.NotFound(request["id"]);

    private RoleDefinition FindOwn(GraphRequest request)
    {
        authority.RequireWriter(request.Caller);
        return Find(request) is { IsBuiltIn: false } role
            ? role
            : throw ServiceException.Pim("Request_BadRequest", "A built-in role definition can be neither changed nor deleted.");
    }

    private static ServiceException Conflict() => ServiceException.Pim(
        "Request_BadRequest", "A conflicting object with one or more of the specified property values is present in the directory.");
}
