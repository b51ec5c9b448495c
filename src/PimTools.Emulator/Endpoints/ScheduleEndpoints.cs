using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Endpoints;

/// <summary>Schedules and schedule instances of one kind, eligible or active.</summary>
internal sealed class ScheduleEndpoints(IScheduleArea area, ScheduleListing listing, GraphResponses responses) : IGraphEndpoints
{
    private readonly string _schedules = area.Path + "s";
    private readonly string _instances = area.Path + "Instances";

    public IEnumerable<GraphRoute> Routes
    {
        get
        {
            var read = area.Permissions.Read;
            return
            [
                new GraphRoute("GET", _schedules, read, ListSchedules),
                new GraphRoute("GET", _schedules + "/filterByCurrentUser/{on}", read, MySchedules),
                new GraphRoute("GET", _schedules + "/{id}", read, GetSchedule),
                new GraphRoute("GET", _instances, read, ListInstances),
                new GraphRoute("GET", _instances + "/filterByCurrentUser/{on}", read, MyInstances),
                new GraphRoute("GET", _instances + "/{id}", read, GetInstance),
            ];
        }
    }

    private ServiceResponse ListSchedules(GraphRequest request) =>
        List(request, _schedules, area.Shapes.Schedule, listing.Schedules(area.Kind).Select(Direct));

    private ServiceResponse ListInstances(GraphRequest request) =>
        List(request, _instances, area.Shapes.Instance, listing.Instances(area.Kind));

    private ServiceResponse MySchedules(GraphRequest request) =>
        Mine(request, area.Shapes.Schedule, listing.GrantsOf(request.Caller.ObjectId, area.Kind));

    private ServiceResponse MyInstances(GraphRequest request) =>
        Mine(request, area.Shapes.Instance, listing.InstancesOf(request.Caller.ObjectId, area.Kind));

    private ServiceResponse List(GraphRequest request, string resource, Shape<ScheduleInstance> shape, IEnumerable<ScheduleInstance> held) =>
        responses.Page(request, resource, shape, area.Readable(request, held.Where(IsManaged)));

    private ServiceResponse Mine(GraphRequest request, Shape<ScheduleInstance> shape, IEnumerable<ScheduleInstance> held)
    {
        if (!request["on"].Equals("principal", StringComparison.OrdinalIgnoreCase))
            throw ServiceException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here.");
        return responses.Page(request, $"Collection({shape.TypeName})", shape, held.Where(IsManaged), withType: true);
    }

    private ServiceResponse GetSchedule(GraphRequest request)
    {
        var found = area.Service.Store.FindSchedule(request["id"]);
        if (found is not { IsLive: true } schedule || schedule.Kind != area.Kind || !area.IsManaged(schedule))
            throw ServiceException.ResourceNotFound(request["id"]);
        return One(request, _schedules, area.Shapes.Schedule, Direct(schedule));
    }

    private ServiceResponse GetInstance(GraphRequest request)
    {
        var instance = area.Service.Store.Instances(area.Kind).Where(IsManaged)
            .FirstOrDefault(held => area.Service.InstanceId(held) == request["id"]) ?? throw ServiceException.ResourceNotFound(request["id"]);
        return One(request, _instances, area.Shapes.Instance, instance);
    }

    private ServiceResponse One(GraphRequest request, string resource, Shape<ScheduleInstance> shape, ScheduleInstance held)
    {
        area.RequireReader(request.Caller, held.Schedule.Target, held.PrincipalId);
        return ServiceResponse.Ok(GraphResponses.Entity(request, resource, shape, held));
    }

    private bool IsManaged(ScheduleInstance held) => area.IsManaged(held.Schedule);

    private static ScheduleInstance Direct(Schedule schedule) => new(schedule, schedule.PrincipalId);
}
