using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Entra;

/// <summary>The groups and directory roles that somebody is in: of the caller, or of any user.</summary>
internal sealed class MembershipEndpoints(EntraPimService service, DirectoryStore directory, GraphResponses responses) : IGraphEndpoints
{
    public IEnumerable<GraphRoute> Routes =>
    [
        .. Own("me", EntraPermissions.ReadOwnMembership, Me),
        .. Own("users/{id}", EntraPermissions.ReadMembership, Named),
    ];

    private IEnumerable<GraphRoute> Own(string owner, Permission permission, Func<GraphRequest, User> find)
    {
        GraphRoute List(string rest, Func<User, IEnumerable<object>> within) =>
            new("GET", $"{owner}/{rest}", permission, request => responses.MixedPage(request, "directoryObjects", within(find(request)), Render));

        return
        [
            List("memberOf", user => directory.GroupsOf(user.Id).Concat<object>(RolesOf(user))),
            List("memberOf/microsoft.graph.group", user => directory.GroupsOf(user.Id)),
            List("memberOf/microsoft.graph.directoryRole", RolesOf),
            List("transitiveMemberOf", user => directory.GroupsAround(user.Id).Concat<object>(RolesOf(user))),
            List("transitiveMemberOf/microsoft.graph.group", user => directory.GroupsAround(user.Id)),
        ];
    }

    private IEnumerable<RoleDefinition> RolesOf(User user) => service.Roles.All.Where(role => role.IsBuiltIn && service.HoldersOf(role).Contains(user.Id));

    private User Me(GraphRequest request) =>
        directory.Find<User>(request.Caller.ObjectId) ?? throw ServiceException.BadRequest("/me request is only valid with delegated authentication flow.");

    private User Named(GraphRequest request) => directory.FindUser(request["id"]) ?? throw ServiceException.NotFound(request["id"]);

    private static JsonObject Render(object item, ODataQuery query) => item is Group group
        ? DirectoryShapes.Group.Render(group, query, withType: true)
        : DirectoryRoleShape.Instance.Render((RoleDefinition)item, query, withType: true);
}
