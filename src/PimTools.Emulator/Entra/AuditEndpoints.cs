using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;

namespace PimTools.Emulator.Entra;

/// <summary>The audit log; callers need a role that reads reports.</summary>
internal sealed class AuditEndpoints(AuditStore store, EntraAuthority authority, GraphResponses responses) : IGraphEndpoints
{
    private const string Resource = "auditLogs/directoryAudits";

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", Resource, EntraPermissions.ReadAudit, List),
        new GraphRoute("GET", Resource + "/{id}", EntraPermissions.ReadAudit, Get),
    ];

    private ServiceResponse List(GraphRequest request)
    {
        authority.RequireAuditReader(request.Caller);
        return responses.Page(request, Resource, AuditShape.Instance, store.Newest);
    }

    private ServiceResponse Get(GraphRequest request)
    {
        authority.RequireAuditReader(request.Caller);
        var record = store.Newest.FirstOrDefault(item => item.Id == request["id"]) ?? throw ServiceException.ResourceNotFound(request["id"]);
        return ServiceResponse.Ok(GraphResponses.Entity(request, Resource, AuditShape.Instance, record));
    }
}
