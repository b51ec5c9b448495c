using System.Collections.Generic;
using System.Text.Json.Nodes;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Entra;

/// <summary>The schedules and requests of directory roles.</summary>
internal sealed class EntraScheduleArea(EntraPimService service, EntraAuthority authority, EntraShapes shapes, ScheduleKind kind) : IScheduleArea
{
    public PimService Service => service;

    public ScheduleKind Kind => kind;

    public string Path => "roleManagement/directory/role" + kind.TypeName();

    public SchedulePermissions Permissions => kind == ScheduleKind.Eligible ? EntraPermissions.Eligibility : EntraPermissions.Assignments;

    public ScheduleShapes Shapes => kind == ScheduleKind.Eligible ? shapes.Eligible : shapes.Active;

    public bool IsManaged(Schedule schedule) => true;

    public IEnumerable<ScheduleInstance> Readable(GraphRequest request, IEnumerable<ScheduleInstance> held)
    {
        authority.RequireReaderOrOwn(request);
        return held;
    }

    public IEnumerable<ScheduleRequest> Readable(GraphRequest request, IEnumerable<ScheduleRequest> requests)
    {
        authority.RequireReaderOrOwn(request);
        return requests;
    }

    public void RequireReader(Caller caller, GrantTarget target, params string?[] concerned) => authority.RequireReaderOr(caller, concerned);

    public void RequireWriter(Caller caller, GrantTarget target) => authority.RequireWriter(caller);

    public RequestDraft ReadBody(JsonObject body) => EntraRequestBody.Read(body, Shapes.Request.TypeName);
}
