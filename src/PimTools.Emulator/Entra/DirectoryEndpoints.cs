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

/// <summary>Look-ups of people, groups and the rest; every member of the tenant may read them.</summary>
internal sealed class DirectoryEndpoints : IEndpoints
{
    private const int MostIds = 1000;

    private readonly DirectoryStore _directory;
    private readonly Result _result;

    public DirectoryEndpoints(DirectoryStore directory, Result result)
    {
        _directory = directory;
        _result = result;
    }

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "me", Permissions.ReadMe, Me),
        new Route("POST", "directoryObjects/getByIds", Permissions.ReadDirectory, GetByIds),
        new Route("GET", "directoryObjects/{id}", Permissions.ReadDirectory, GetObject),
        new Route("GET", "groups/{id}/members", Permissions.ReadGroups, request => Within(request, group => group.Members)),
        new Route("GET", "groups/{id}/transitiveMembers", Permissions.ReadGroups, request => Within(request, _directory.MembersWithin)),
        new Route("GET", "groups/{id}/owners", Permissions.ReadGroups, request => Within(request, group => group.Owners)),
        .. Collection("users", Permissions.ReadUsers, DirectoryShapes.User, _directory.FindUser),
        .. Collection("groups", Permissions.ReadGroups, DirectoryShapes.Group, _directory.Find<Group>),
        .. Collection(
            "servicePrincipals", Permissions.ReadApplications, DirectoryShapes.ServicePrincipal, _directory.Find<ServicePrincipal>),
        .. Collection("applications", Permissions.ReadApplications, DirectoryShapes.Application, _directory.Find<Application>),
        .. Collection(
            "directory/administrativeUnits", Permissions.ReadAdministrativeUnits, DirectoryShapes.AdministrativeUnit, _directory.Find<AdministrativeUnit>),
        .. AuthenticationContexts(),
    ];

    private Route[] Collection<T>(string resource, Permission permission, Shape<T> shape, Func<string, T?> find)
        where T : DirectoryObject =>
    [
        new Route("GET", resource, permission, request => _result.Page(request, resource, shape, _directory.Of<T>())),
        new Route("GET", resource + "/{id}", permission, request =>
            GraphResponse.Ok(Result.Entity(request, resource, shape, find(request["id"]) ?? throw GraphException.NotFound(request["id"])))),
    ];

    private Route[] AuthenticationContexts()
    {
        const string resource = "identity/conditionalAccess/authenticationContextClassReferences";
        return
        [
            new Route("GET", resource, Permissions.ReadAuthenticationContexts, request =>
                _result.Page(request, resource, DirectoryShapes.AuthenticationContext, _directory.AuthenticationContexts)),
            new Route("GET", resource + "/{id}", Permissions.ReadAuthenticationContexts, request =>
                GraphResponse.Ok(Result.Entity(request, resource, DirectoryShapes.AuthenticationContext, AuthenticationContext(request["id"])))),
        ];
    }

    private AuthenticationContext AuthenticationContext(string id) =>
        _directory.AuthenticationContexts.Find(context => context.Id == id) ?? throw GraphException.NotFound(id);

    private GraphResponse Me(GraphRequest request)
    {
        var user = _directory.Find<User>(request.Caller.ObjectId)
            ?? throw GraphException.BadRequest("/me request is only valid with delegated authentication flow.");
        return GraphResponse.Ok(Result.Entity(request, "users", DirectoryShapes.User, user));
    }

    private GraphResponse GetObject(GraphRequest request)
    {
        var found = _directory.Find(request["id"]) ?? throw GraphException.NotFound(request["id"]);
        return GraphResponse.Ok(Result.Headed(request.Context("directoryObjects/$entity"), DirectoryShapes.Render(found, request.Query)));
    }

    private GraphResponse Within(GraphRequest request, Func<Group, IEnumerable<string>> holders)
    {
        var group = _directory.Find<Group>(request["id"]) ?? throw GraphException.NotFound(request["id"]);
        var found = holders(group).Select(_directory.Find).OfType<DirectoryObject>();
        return _result.MixedPage(request, "directoryObjects", found, DirectoryShapes.Render);
    }

    private GraphResponse GetByIds(GraphRequest request)
    {
        var body = new BodyReader(request.BodyObject(), "directoryObject", "ids", "types");
        var ids = Words(body, "ids") ?? throw body.Missing("ids");
        if (ids.Length > MostIds)
            throw GraphException.BadRequest($"Too many ids: at most {MostIds} can be asked for in one call.");

        var types = Words(body, "types");
        var found = ids.Distinct(StringComparer.OrdinalIgnoreCase).Select(_directory.Find).OfType<DirectoryObject>()
            .Where(item => types is null || types.Length == 0 || types.Contains(item.AuditType, StringComparer.OrdinalIgnoreCase));
        return GraphResponse.Ok(new JsonObject
        {
            ["@odata.context"] = request.Context("directoryObjects"),
            ["value"] = new JsonArray([.. found.Select(item => (JsonNode)DirectoryShapes.Render(item, ODataQuery.None))]),
        });
    }

    private static string[]? Words(BodyReader body, string name) =>
        body.Array(name)?
            .Select(word => word?.GetValueKind() == JsonValueKind.String ? word.GetValue<string>() : throw body.Wrong(name))
            .ToArray();
}
