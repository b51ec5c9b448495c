using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;

namespace PimTools.Emulator.Entra;

/// <summary>The audit log, for those who may read reports.</summary>
internal sealed class AuditEndpoints(AuditTrail trail, DirectoryAuthority authority, Result result) : IEndpoints
{
    private const string Resource = "auditLogs/directoryAudits";

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", Resource, Permissions.ReadAudit, List),
        new Route("GET", Resource + "/{id}", Permissions.ReadAudit, Get),
    ];

    private GraphResponse List(GraphRequest request)
    {
        authority.RequireAuditReader(request.Caller);
        return result.Page(request, Resource, AuditShape.Instance, trail.Newest);
    }

    private GraphResponse Get(GraphRequest request)
    {
        authority.RequireAuditReader(request.Caller);
        var record = trail.Newest.FirstOrDefault(item => item.Id == request["id"]) ?? throw GraphException.ResourceNotFound(request["id"]);
        return GraphResponse.Ok(Result.Entity(request, Resource, AuditShape.Instance, record));
    }
}
