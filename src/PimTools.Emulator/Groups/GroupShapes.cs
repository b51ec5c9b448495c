using System;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Groups;

/// <summary>The shapes of schedules, instances and requests of groups.</summary>
internal sealed class GroupShapes
{
    private readonly TenantState _tenant;
    private readonly GroupPimService _service;
    private readonly ScheduleLinks _links;
    private readonly EmulatorFaults _faults;

    public GroupShapes(TenantState tenant, GroupPimService service, EmulatorFaults faults)
    {
        _faults = faults;
        _tenant = tenant;
        _service = service;
        _links = new ScheduleLinks(service.Store);
        Eligible = Of(ScheduleKind.Eligible);
        Active = Of(ScheduleKind.Active);
    }

    public ScheduleShapes Eligible { get; }

    public ScheduleShapes Active { get; }

    private ScheduleShapes Of(ScheduleKind kind)
    {
        var typeName = "privilegedAccessGroup" + kind.TypeName();
        return new ScheduleShapes(Schedule(typeName, kind), Instance(typeName + "Instance", kind), Request(typeName + "Request", kind));
    }

    private Shape<ScheduleInstance> Schedule(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleInstance>(typeName)
            .Property("id", held => held.Schedule.Id)
            .Property("createdDateTime", held => IsoTime.Node(held.Schedule.Created))
            .Property("modifiedDateTime", _ => null)
            .Property("createdUsing", held => held.Schedule.CreatedUsing)
            .Property("status", held => held.Schedule.Status)
            .Property("scheduleInfo", held => ScheduleJson.Info(held.Schedule))
            .Filterable("id", "createdUsing", "status");
        if (kind == ScheduleKind.Active)
            shape.Navigation("activatedUsing", (held, expand) => _links.Schedule(Eligible.Schedule, held.Schedule.ActivatedUsing, expand));
        return Held(shape, kind);
    }

    private Shape<ScheduleInstance> Instance(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleInstance>(typeName)
            .Property("id", held => _service.InstanceId(held))
            .Property("startDateTime", held => held.Schedule.CreatedUsing is null ? null : IsoTime.Node(held.Schedule.Start))
            .Property("endDateTime", held => IsoTime.Node(held.Schedule.End))
            .Filterable("id");
        if (kind == ScheduleKind.Active)
        {
            shape.Property("assignmentScheduleId", held => held.Schedule.Id)
                .Navigation("activatedUsing", (held, expand) => _links.EligibilityInstance(Eligible.Instance, held.Schedule, expand))
                .Filterable("assignmentScheduleId");
        }
        else
        {
            shape.Property("eligibilityScheduleId", held => held.Schedule.Id).Filterable("eligibilityScheduleId");
        }

        return Held(shape, kind);
    }

    private Shape<ScheduleInstance> Held(Shape<ScheduleInstance> shape, ScheduleKind kind)
    {
        if (kind == ScheduleKind.Active)
            shape.Property("assignmentType", held => held.Schedule.AssignmentType.ToLowerInvariant()).Filterable("assignmentType");
        return About(
            shape.Property("memberType", held => held.MemberType.ToLowerInvariant()).Filterable("memberType"),
            held => held.Schedule.Target,
            held => held.PrincipalId);
    }

    private Shape<ScheduleRequest> Request(string typeName, ScheduleKind kind)
    {
        var shape = ScheduleShapes.BeginRequest(typeName)
            .Property("createdBy", ScheduleJson.CreatedBy)
            .Property("action", request => request.Action.WireName())
            .Property("isValidationOnly", request => request.Draft.IsValidationOnly)
            .Property("justification", request => request.Draft.Justification)
            .Property("scheduleInfo", ScheduleJson.Info)
            .Property("ticketInfo", ScheduleJson.Ticket)
            .Property("targetScheduleId", request => request.TargetScheduleId)
            // In the metadata, the target of both kinds of requests is an eligibility.
            .Navigation("targetSchedule", (request, expand) => _links.Schedule(Eligible.Schedule, request.TargetScheduleId, expand));
        if (kind == ScheduleKind.Active)
            shape.Navigation("activatedUsing", (request, expand) => _links.Eligibility(Eligible.Schedule, request, expand));

        return About(shape, request => request.Target, request => request.PrincipalId);
    }

    private Shape<T> About<T>(Shape<T> shape, Func<T, GrantTarget> target, Func<T, string> principalId) => shape
        .Property("accessId", item => target(item).Role)
        .Property("principalId", item => principalId(item))
        .Property("groupId", item => target(item).Scope)
        .Filterable("accessId", "principalId", "groupId")
        .Filterable("principal/id", item => principalId(item))
        .Filterable("principal/displayName", item => _tenant.Directory.Find(principalId(item))?.DisplayName)
        .Filterable("group/id", item => target(item).Scope)
        .Filterable("group/displayName", item => _service.Find(target(item).Scope)?.DisplayName)
        .Navigation("group", (item, expand) =>
            !_faults.LeavesOutGroups && _service.Find(target(item).Scope) is { } group ? DirectoryShapes.Group.Expand(group, expand) : null)
        .Navigation("principal", (item, expand) =>
            _tenant.Directory.Find(principalId(item)) is { } principal ? DirectoryShapes.Render(principal, expand.Query) : null);
}
