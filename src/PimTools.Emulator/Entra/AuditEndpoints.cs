using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;

namespace PimTools.Emulator.Entra;

/// <summary>The audit log; callers need a role that reads reports.</summary>
internal sealed class AuditEndpoints(AuditStore store, EntraAuthority authority, Result result) : IEndpoints
{
    private const string Resource = "auditLogs/directoryAudits";

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", Resource, EntraPermissions.ReadAudit, List),
        new Route("GET", Resource + "/{id}", EntraPermissions.ReadAudit, Get),
    ];

    private ServiceResponse List(GraphRequest request)
    {
        authority.RequireAuditReader(request.Caller);
        return result.Page(request, Resource, AuditShape.Instance, store.Newest);
    }

    private ServiceResponse Get(GraphRequest request)
    {
        authority.RequireAuditReader(request.Caller);
        var record = store.Newest.FirstOrDefault(item => item.Id == request["id"]) ?? throw ServiceException.ResourceNotFound(request["id"]);
        return ServiceResponse.Ok(Result.Entity(request, Resource, AuditShape.Instance, record));
    }
}
