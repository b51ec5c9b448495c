using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Groups;

/// <summary>Schedules and schedule instances of groups, eligible or active.</summary>
internal sealed class GroupScheduleEndpoints : IEndpoints
{
    private readonly GroupSurface _surface;
    private readonly GroupAuthority _authority;
    private readonly ScheduleListing _schedules;
    private readonly GroupListing _listing;
    private readonly Result _result;
    private readonly GroupShapes _shapes;
    private readonly ScheduleKind _kind;
    private readonly string _root;

    public GroupScheduleEndpoints(
        GroupSurface surface, ScheduleListing schedules, GroupAuthority authority, Result result, GroupShapes shapes, ScheduleKind kind)
    {
        _surface = surface;
        _authority = authority;
        _schedules = schedules;
        _listing = new GroupListing(surface, authority);
        _result = result;
        _shapes = shapes;
        _kind = kind;
        _root = "identityGovernance/privilegedAccess/group/" + (kind == ScheduleKind.Eligible ? "eligibilitySchedule" : "assignmentSchedule");
    }

    public IEnumerable<Route> Routes
    {
        get
        {
            var read = _kind == ScheduleKind.Eligible ? GroupPermissions.ReadEligibility : GroupPermissions.ReadAssignments;
            return
            [
                new Route("GET", Schedules, read, ListSchedules),
                new Route("GET", Schedules + "/filterByCurrentUser/{on}", read, MySchedules),
                new Route("GET", Schedules + "/{id}", read, GetSchedule),
                new Route("GET", Instances, read, ListInstances),
                new Route("GET", Instances + "/filterByCurrentUser/{on}", read, MyInstances),
                new Route("GET", Instances + "/{id}", read, GetInstance),
            ];
        }
    }

    private string Schedules => _root + "s";

    private string Instances => _root + "Instances";

    private Shape<ScheduleInstance> ScheduleShape => _kind == ScheduleKind.Eligible ? _shapes.EligibleSchedule : _shapes.ActiveSchedule;

    private Shape<ScheduleInstance> InstanceShape => _kind == ScheduleKind.Eligible ? _shapes.EligibleInstance : _shapes.ActiveInstance;

    private GraphResponse ListSchedules(GraphRequest request) =>
        List(request, Schedules, ScheduleShape, _schedules.Schedules(_kind).Select(Direct));

    private GraphResponse ListInstances(GraphRequest request) => List(request, Instances, InstanceShape, _schedules.Instances(_kind));

    private GraphResponse MySchedules(GraphRequest request) =>
        Mine(request, ScheduleShape, _schedules.GrantsOf(request.Caller.ObjectId, _kind));

    private GraphResponse MyInstances(GraphRequest request) =>
        Mine(request, InstanceShape, _schedules.InstancesOf(request.Caller.ObjectId, _kind));

    private GraphResponse List(GraphRequest request, string resource, Shape<ScheduleInstance> shape, IEnumerable<ScheduleInstance> rows)
    {
        var readable = _listing.Readable(request, rows.Where(IsManaged), held => held.Schedule.Target, held => held.PrincipalId);
        return _result.Page(request, resource, shape, readable);
    }

    private GraphResponse Mine(GraphRequest request, Shape<ScheduleInstance> shape, IEnumerable<ScheduleInstance> mine)
    {
        if (!request["on"].Equals("principal", StringComparison.OrdinalIgnoreCase))
            throw GraphException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here.");
        return _result.Page(request, $"Collection({shape.TypeName})", shape, mine.Where(IsManaged), withType: true);
    }

    private GraphResponse GetSchedule(GraphRequest request)
    {
        if (_surface.Book.FindSchedule(request["id"]) is not { IsLive: true } schedule || schedule.Kind != _kind || !IsManaged(Direct(schedule)))
            throw GraphException.ResourceNotFound(request["id"]);
        return One(request, Schedules, ScheduleShape, Direct(schedule));
    }

    private GraphResponse GetInstance(GraphRequest request)
    {
        var instance = _surface.Book.Instances(_kind).Where(IsManaged).FirstOrDefault(held => _surface.InstanceId(held) == request["id"])
            ?? throw GraphException.ResourceNotFound(request["id"]);
        return One(request, Instances, InstanceShape, instance);
    }

    private GraphResponse One(GraphRequest request, string resource, Shape<ScheduleInstance> shape, ScheduleInstance held)
    {
        _authority.RequireReaderOr(request.Caller, _surface.GroupOf(held.Schedule.Target), held.PrincipalId);
        return GraphResponse.Ok(Result.Entity(request, resource, shape, held));
    }

    /// <summary>Membership of a group that is not under PIM is none of its business.</summary>
    private bool IsManaged(ScheduleInstance held) => _surface.GroupOf(held.Schedule.Target).IsOnboarded;

    private static ScheduleInstance Direct(Schedule schedule) => new(schedule, schedule.PrincipalId);
}
