using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Groups;

/// <summary>The groups under PIM: their ids alone, in the beta version alone, for every member of the tenant.</summary>
internal sealed class GroupResourceEndpoints(GroupPimService service, GraphResponses responses) : IGraphEndpoints
{
    private const string Resource = "identityGovernance/privilegedAccess/group/resources";

    private static readonly Shape<Group> IdAlone = new Shape<Group>("group").Property("id", group => group.Id).Filterable("id");

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", Resource, GroupPermissions.ReadResources, List) { OnlyIn = GraphPath.Beta },
        new GraphRoute("GET", Resource + "/{id}", GroupPermissions.ReadResources, Get) { OnlyIn = GraphPath.Beta },
    ];

    private ServiceResponse List(GraphRequest request) => responses.Page(request, Resource, IdAlone, service.Onboarded);

    private ServiceResponse Get(GraphRequest request)
    {
        var group = service.Onboarded.FirstOrDefault(known => known.Id == request["id"]) ?? throw ServiceException.ResourceNotFound(request["id"]);
        return ServiceResponse.Ok(GraphResponses.Entity(request, Resource, IdAlone, group));
    }
}
