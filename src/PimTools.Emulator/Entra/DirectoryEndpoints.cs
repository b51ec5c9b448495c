using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Entra;

/// <summary>Users, groups and the other directory objects; every member of the tenant can read them.</summary>
internal sealed class DirectoryEndpoints : IGraphEndpoints
{
    private const int MostIds = 1000;

    private readonly DirectoryStore _directory;
    private readonly GraphResponses _responses;

    public DirectoryEndpoints(DirectoryStore directory, GraphResponses responses)
    {
        _directory = directory;
        _responses = responses;
    }

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", "me", EntraPermissions.ReadMe, Me),
        new GraphRoute("POST", "directoryObjects/getByIds", EntraPermissions.ReadDirectory, GetByIds),
        new GraphRoute("GET", "directoryObjects/{id}", EntraPermissions.ReadDirectory, GetObject),
        new GraphRoute("GET", "groups/{id}/members", EntraPermissions.ReadGroups, request => Within(request, group => group.Members)),
        new GraphRoute("GET", "groups/{id}/transitiveMembers", EntraPermissions.ReadGroups, request => Within(request, _directory.MembersWithin)),
        new GraphRoute("GET", "groups/{id}/owners", EntraPermissions.ReadGroups, request => Within(request, group => group.Owners)),
        .. Collection("users", EntraPermissions.ReadUsers, DirectoryShapes.User, _directory.FindUser),
        .. Collection("groups", EntraPermissions.ReadGroups, DirectoryShapes.Group, _directory.Find<Group>),
        .. Collection(
            "servicePrincipals", EntraPermissions.ReadApplications, DirectoryShapes.ServicePrincipal, _directory.Find<ServicePrincipal>),
        One("servicePrincipals", "/(appId)/{id}", EntraPermissions.ReadApplications, DirectoryShapes.ServicePrincipal,
            appId => _directory.Of<ServicePrincipal>().FirstOrDefault(item => item.AppId.Equals(appId, StringComparison.OrdinalIgnoreCase))),
        .. Collection("applications", EntraPermissions.ReadApplications, DirectoryShapes.Application, _directory.Find<Application>),
        One("applications", "/(appId)/{id}", EntraPermissions.ReadApplications, DirectoryShapes.Application,
            appId => _directory.Of<Application>().FirstOrDefault(item => item.AppId.Equals(appId, StringComparison.OrdinalIgnoreCase))),
        .. Collection(
            "directory/administrativeUnits", EntraPermissions.ReadAdministrativeUnits, DirectoryShapes.AdministrativeUnit, _directory.Find<AdministrativeUnit>),
        .. AuthenticationContexts(),
    ];

    private GraphRoute[] Collection<T>(string resource, Permission permission, Shape<T> shape, Func<string, T?> find)
        where T : DirectoryObject =>
    [
        new GraphRoute("GET", resource, permission, request => _responses.Page(request, resource, shape, _directory.Of<T>())),
        One(resource, "/{id}", permission, shape, find),
    ];

    private static GraphRoute One<T>(string resource, string key, Permission permission, Shape<T> shape, Func<string, T?> find)
        where T : DirectoryObject =>
        new("GET", resource + key, permission, request =>
            ServiceResponse.Ok(GraphResponses.Entity(request, resource, shape, find(request["id"]) ?? throw ServiceException.NotFound(request["id"]))));

    private GraphRoute[] AuthenticationContexts()
    {
        const string resource = "identity/conditionalAccess/authenticationContextClassReferences";
        return
        [
            new GraphRoute("GET", resource, EntraPermissions.ReadAuthenticationContexts, request =>
                _responses.Page(request, resource, DirectoryShapes.AuthenticationContext, _directory.AuthenticationContexts)),
            new GraphRoute("GET", resource + "/{id}", EntraPermissions.ReadAuthenticationContexts, request =>
                ServiceResponse.Ok(GraphResponses.Entity(request, resource, DirectoryShapes.AuthenticationContext, AuthenticationContext(request["id"])))),
        ];
    }

    private AuthenticationContext AuthenticationContext(string id) =>
        _directory.AuthenticationContexts.Find(context => context.Id == id) ?? throw ServiceException.NotFound(id);

    private ServiceResponse Me(GraphRequest request)
    {
        var user = _directory.Find<User>(request.Caller.ObjectId)
            ?? throw ServiceException.BadRequest("/me request is only valid with delegated authentication flow.");
        return ServiceResponse.Ok(GraphResponses.Entity(request, "users", DirectoryShapes.User, user));
    }

    private ServiceResponse GetObject(GraphRequest request)
    {
        var found = _directory.Find(request["id"]) ?? throw ServiceException.NotFound(request["id"]);
        return ServiceResponse.Ok(GraphResponses.Headed(request.Context("directoryObjects/$entity"), DirectoryShapes.Render(found, request.Query)));
    }

    private ServiceResponse Within(GraphRequest request, Func<Group, IEnumerable<string>> holders)
    {
        var group = _directory.Find<Group>(request["id"]) ?? throw ServiceException.NotFound(request["id"]);
        var found = holders(group).Select(_directory.Find).OfType<DirectoryObject>();
        return _responses.MixedPage(request, "directoryObjects", found, DirectoryShapes.Render);
    }

    private ServiceResponse GetByIds(GraphRequest request)
    {
        var body = new BodyReader(request.BodyObject(), "directoryObject", "ids", "types");
        var ids = Texts(body, "ids") ?? throw body.Missing("ids");
        if (ids.Length > MostIds)
            throw ServiceException.BadRequest($"Too many ids: at most {MostIds} can be asked for in one call.");

        var types = Texts(body, "types");
        var found = ids.Distinct(StringComparer.OrdinalIgnoreCase).Select(_directory.Find).OfType<DirectoryObject>()
            .Where(item => types is null || types.Length == 0 || types.Contains(item.AuditType, StringComparer.OrdinalIgnoreCase));
        return ServiceResponse.Ok(new JsonObject
        {
            ["@odata.context"] = request.Context("directoryObjects"),
            ["value"] = new JsonArray([.. found.Select(item => (JsonNode)DirectoryShapes.Render(item, ODataQuery.None))]),
        });
    }

    private static string[]? Texts(BodyReader body, string name) =>
        body.Array(name)?
            .Select(item => item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : throw body.Wrong(name))
            .ToArray();
}
