using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Azure;

/// <summary>Schedules and schedule instances of Azure, eligible or active.</summary>
internal sealed class AzureScheduleEndpoints : IArmEndpoints
{
    private readonly AzurePimService _service;
    private readonly AzureListing _rows;
    private readonly AzureAuthority _authority;
    private readonly ArmResponses _responses;
    private readonly AzureShapes _shapes;
    private readonly EmulatorFaults _faults;
    private readonly ScheduleKind _kind;

    public AzureScheduleEndpoints(
        AzurePimService service,
        ScheduleListing listing,
        AzureAuthority authority,
        ArmResponses responses,
        AzureShapes shapes,
        EmulatorFaults faults,
        ScheduleKind kind)
    {
        _service = service;
        _rows = new AzureListing(service, listing, authority);
        _authority = authority;
        _responses = responses;
        _shapes = shapes;
        _faults = faults;
        _kind = kind;
    }

    public IEnumerable<ArmRoute> Routes
    {
        get
        {
            var type = "Microsoft.Authorization/" + AzureShapes.TypeOf(_kind);
            return
            [
                new ArmRoute("GET", type + "s", ArmVersions.Pim, ListSchedules) { Options = ["$filter"] },
                new ArmRoute("GET", type + "s/{name}", ArmVersions.Pim, GetSchedule),
                new ArmRoute("GET", type + "Instances", ArmVersions.Pim, ListInstances) { Options = ["$filter"] },
                new ArmRoute("GET", type + "Instances/{name}", ArmVersions.Pim, GetInstance),
            ];
        }
    }

    private ServiceResponse ListSchedules(ArmRequest request) =>
        _responses.Page(request, _rows.Of(request, _kind, AzureListing.Filter(request)), held => _shapes.Schedule(held, request.Scope));

    private ServiceResponse ListInstances(ArmRequest request)
    {
        var filter = AzureListing.Filter(request);
        var held = _rows.Of(request, _kind, filter).Where(row => row.Schedule.State == ScheduleState.InEffect);

        // Observed: a list over the whole tenant sometimes lacks rows.
        if (request.Scope.Kind == AzureScopeKind.Tenant && filter.Has("asTarget"))
            held = held.Where(_ => !_faults.DropsRow());
        return _responses.Page(request, held, row => _shapes.Instance(row, request.Scope));
    }

    private ServiceResponse GetSchedule(ArmRequest request)
    {
        var found = _service.Store.FindSchedule(request["name"]);
        return ServiceResponse.Ok(_shapes.Schedule(Readable(request, found), request.Scope));
    }

    private ServiceResponse GetInstance(ArmRequest request)
    {
        var found = _service.Store.Schedules(_kind).FirstOrDefault(schedule =>
            schedule.State == ScheduleState.InEffect
            && _service.InstanceId(Direct(schedule)).Equals(request["name"], StringComparison.OrdinalIgnoreCase));
        return ServiceResponse.Ok(_shapes.Instance(Readable(request, found), request.Scope));
    }

    private ScheduleInstance Readable(ArmRequest request, Schedule? schedule)
    {
        if (schedule is not { IsLive: true } || schedule.Kind != _kind || !request.Scope.IsInLineWith(_service.ScopeOf(schedule.Target)))
            throw ArmErrors.NotFound("ResourceNotFound", $"The resource '{request["name"]}' could not be found.");

        var own = _service.Store.GrantsOf(request.Caller.ObjectId, _kind).FirstOrDefault(held => held.Schedule == schedule);
        if (own is null)
            _authority.Require(request.Caller, AzureActions.ReadAssignments, _service.ScopeOf(schedule.Target));
        return own ?? Direct(schedule);
    }

    private static ScheduleInstance Direct(Schedule schedule) => new(schedule, schedule.PrincipalId);
}
