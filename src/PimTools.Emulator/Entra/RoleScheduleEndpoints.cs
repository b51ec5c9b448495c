using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Entra;

/// <summary>Schedules and schedule instances of directory roles, eligible or active.</summary>
internal sealed class RoleScheduleEndpoints : IEndpoints
{
    private readonly DirectoryRoleSurface _surface;
    private readonly ScheduleListing _listing;
    private readonly DirectoryAuthority _authority;
    private readonly Result _result;
    private readonly RoleShapes _shapes;
    private readonly ScheduleKind _kind;
    private readonly string _root;

    public RoleScheduleEndpoints(
        DirectoryRoleSurface surface,
        ScheduleListing listing,
        DirectoryAuthority authority,
        Result result,
        RoleShapes shapes,
        ScheduleKind kind)
    {
        _surface = surface;
        _listing = listing;
        _authority = authority;
        _result = result;
        _shapes = shapes;
        _kind = kind;
        _root = "roleManagement/directory/" + (kind == ScheduleKind.Eligible ? "roleEligibilitySchedule" : "roleAssignmentSchedule");
    }

    public IEnumerable<Route> Routes
    {
        get
        {
            var read = _kind == ScheduleKind.Eligible ? Permissions.ReadEligibility : Permissions.ReadAssignments;
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

    private GraphResponse ListSchedules(GraphRequest request)
    {
        _authority.RequireReaderOrOwn(request);
        return _result.Page(request, Schedules, ScheduleShape, _listing.Schedules(_kind).Select(Direct));
    }

    private GraphResponse MySchedules(GraphRequest request) =>
        Mine(request, ScheduleShape, _listing.GrantsOf(request.Caller.ObjectId, _kind));

    private GraphResponse GetSchedule(GraphRequest request)
    {
        if (_surface.Book.FindSchedule(request["id"]) is not { IsLive: true } schedule || schedule.Kind != _kind)
            throw GraphException.ResourceNotFound(request["id"]);

        _authority.RequireReaderOr(request.Caller, schedule.PrincipalId);
        return GraphResponse.Ok(Result.Entity(request, Schedules, ScheduleShape, Direct(schedule)));
    }

    private GraphResponse ListInstances(GraphRequest request)
    {
        _authority.RequireReaderOrOwn(request);
        return _result.Page(request, Instances, InstanceShape, _listing.Instances(_kind));
    }

    private GraphResponse MyInstances(GraphRequest request) =>
        Mine(request, InstanceShape, _listing.InstancesOf(request.Caller.ObjectId, _kind));

    private GraphResponse GetInstance(GraphRequest request)
    {
        var instance = _surface.Book.Instances(_kind).FirstOrDefault(held => _surface.InstanceId(held) == request["id"])
            ?? throw GraphException.ResourceNotFound(request["id"]);
        _authority.RequireReaderOr(request.Caller, instance.PrincipalId);
        return GraphResponse.Ok(Result.Entity(request, Instances, InstanceShape, instance));
    }

    private GraphResponse Mine(GraphRequest request, Shape<ScheduleInstance> shape, IEnumerable<ScheduleInstance> held)
    {
        if (!request["on"].Equals("principal", StringComparison.OrdinalIgnoreCase))
            throw GraphException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here.");
        return _result.Page(request, $"Collection({shape.TypeName})", shape, held, withType: true);
    }

    private static ScheduleInstance Direct(Schedule schedule) => new(schedule, schedule.PrincipalId);
}
