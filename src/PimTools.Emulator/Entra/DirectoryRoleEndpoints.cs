using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Entra;

/// <summary>Directory roles by their own id or that of their template, with those who hold them active in the whole tenant.</summary>
internal sealed class DirectoryRoleEndpoints(EntraPimService service, DirectoryStore directory, GraphResponses responses) : IGraphEndpoints
{
    private const string Resource = "directoryRoles";
    private const string ByTemplate = Resource + "/(roleTemplateId)/{id}";

    public IEnumerable<GraphRoute> Routes =>
    [
        Own(Resource, List),
        Own(Resource + "/{id}", request => Get(request, ById(request))),
        Own(Resource + "/{id}/members", request => Members(request, ById(request))),
        Own(ByTemplate, request => Get(request, OfTemplate(request))),
        Own(ByTemplate + "/members", request => Members(request, OfTemplate(request))),
    ];

    // Every built-in role counts as one that somebody has been given before.
    private IEnumerable<RoleDefinition> Roles => service.Roles.All.Where(role => role.IsBuiltIn);

    private static GraphRoute Own(string template, Func<GraphRequest, ServiceResponse> answer) =>
        new("GET", template, EntraPermissions.ReadRoleDefinitions, answer);

    private ServiceResponse List(GraphRequest request) => responses.Page(request, Resource, DirectoryRoleShape.Instance, Roles);

    private static ServiceResponse Get(GraphRequest request, RoleDefinition role) =>
        ServiceResponse.Ok(GraphResponses.Entity(request, Resource, DirectoryRoleShape.Instance, role));

    private ServiceResponse Members(GraphRequest request, RoleDefinition role) =>
        responses.MixedPage(request, "directoryObjects", service.HoldersOf(role).Select(directory.Find).OfType<DirectoryObject>(), DirectoryShapes.Render);

    private RoleDefinition ById(GraphRequest request) => Find(request, role => DirectoryRoleShape.Id(role));

    private RoleDefinition OfTemplate(GraphRequest request) => Find(request, role => role.Id);

    private RoleDefinition Find(GraphRequest request, Func<RoleDefinition, string> id) =>
        Roles.FirstOrDefault(role => id(role).Equals(request["id"], StringComparison.OrdinalIgnoreCase)) ?? throw ServiceException.NotFound(request["id"]);
}
