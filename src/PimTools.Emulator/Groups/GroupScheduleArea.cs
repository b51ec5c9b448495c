using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Groups;

/// <summary>The schedules and requests of groups.</summary>
internal sealed class GroupScheduleArea(GroupPimService service, GroupAuthority authority, GroupShapes shapes, ScheduleKind kind) : IScheduleArea
{
    private readonly GroupListing _listing = new(service, authority);

    public PimService Service => service;

    public ScheduleKind Kind => kind;

    public string Path =>
        "identityGovernance/privilegedAccess/group/" + (kind == ScheduleKind.Eligible ? "eligibilitySchedule" : "assignmentSchedule");

    public SchedulePermissions Permissions => kind == ScheduleKind.Eligible ? GroupPermissions.Eligibility : GroupPermissions.Assignments;

    public ScheduleShapes Shapes => kind == ScheduleKind.Eligible ? shapes.Eligible : shapes.Active;

    /// <summary>Membership of a group that is not under PIM does not count.</summary>
    public bool IsManaged(Schedule schedule) => service.Find(schedule.Target.Scope)?.IsOnboarded is true;

    public IEnumerable<ScheduleInstance> Readable(GraphRequest request, IEnumerable<ScheduleInstance> held) =>
        _listing.Readable(request, held, instance => instance.Schedule.Target, instance => instance.PrincipalId);

    /// <summary>Without a filter a person gets the requests whose principal they are (documented: the list of group requests).</summary>
    public IEnumerable<ScheduleRequest> Readable(GraphRequest request, IEnumerable<ScheduleRequest> requests) =>
        request.Query.Filter is null && !request.Caller.IsApplication
            ? requests.Where(item => request.Caller.Is(item.PrincipalId))
            : _listing.Readable(request, requests, item => item.Target, item => item.PrincipalId);

    public void RequireReader(Caller caller, GrantTarget target, params string?[] concerned) =>
        authority.RequireReaderOr(caller, GroupOf(target), concerned);

    public void RequireWriter(Caller caller, GrantTarget target) => authority.RequireWriter(caller, GroupOf(target));

    public RequestDraft ReadBody(JsonObject body) => GroupRequestBody.Read(body, Shapes.Request.TypeName);

    private Group GroupOf(GrantTarget target) => service.Find(target.Scope) ?? throw ServiceException.ResourceNotFound(target.Scope);
}
