using System.Collections.Generic;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Entra;

/// <summary>The directory roles, which every member of the tenant can read.</summary>
internal sealed class RoleDefinitionEndpoints(RoleCatalog roles, Result result) : IEndpoints
{
    private const string Resource = "roleManagement/directory/roleDefinitions";

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", Resource, EntraPermissions.ReadRoleDefinitions, request => result.Page(request, Resource, RoleDefinitionShape.Instance, roles.All)),
        new Route("GET", Resource + "/{id}", EntraPermissions.ReadRoleDefinitions, Get),
    ];

    private ServiceResponse Get(GraphRequest request)
    {
        var role = roles.Find(request["id"]) ?? throw ServiceException.NotFound(request["id"]);
        return ServiceResponse.Ok(Result.Entity(request, Resource, RoleDefinitionShape.Instance, role));
    }
}
