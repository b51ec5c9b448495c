using System.Collections.Generic;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Entra;

/// <summary>The catalogue of directory roles, open to every member of the tenant.</summary>
internal sealed class RoleDefinitionEndpoints(RoleCatalog roles, Result result) : IEndpoints
{
    private const string Resource = "roleManagement/directory/roleDefinitions";

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", Resource, Permissions.ReadRoleDefinitions, request => result.Page(request, Resource, RoleDefinitionShape.Instance, roles.All)),
        new Route("GET", Resource + "/{id}", Permissions.ReadRoleDefinitions, Get),
    ];

    private GraphResponse Get(GraphRequest request)
    {
        var role = roles.Find(request["id"]) ?? throw GraphException.NotFound(request["id"]);
        return GraphResponse.Ok(Result.Entity(request, Resource, RoleDefinitionShape.Instance, role));
    }
}
