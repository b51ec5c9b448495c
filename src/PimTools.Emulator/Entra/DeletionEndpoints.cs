using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Entra;

/// <summary>
/// Deletes users and enterprise applications. Their assignments stay, as in the service, where the lists of PIM still show them for days (observed).
/// </summary>
internal sealed class DeletionEndpoints(DirectoryStore directory, EntraPimService roles, EntraAuthority authority) : IGraphEndpoints
{
    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("DELETE", "users/{id}", EntraPermissions.DeleteUsers, request => Delete(request, directory.FindUser(request["id"]))),
        new GraphRoute("DELETE", "servicePrincipals/{id}", EntraPermissions.DeleteApplications, request => Delete(request, directory.Find<ServicePrincipal>(request["id"]))),
    ];

    private ServiceResponse Delete(GraphRequest request, DirectoryObject? found)
    {
        if (found is null)
            throw ServiceException.NotFound(request["id"]);

        // Documented: a User Administrator deletes nobody who holds a directory role (privileged-roles-permissions).
        var holdsRole = roles.Store.InstancesOf(found.Id, ScheduleKind.Active).Any();
        if (!authority.Holds(request.Caller, BuiltInRoles.GlobalAdministrator) && (holdsRole || !authority.Holds(request.Caller, BuiltInRoles.UserAdministrator)))
            throw ServiceException.Forbidden();

        directory.Remove(found);
        return ServiceResponse.NoContent;
    }
}
