using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Groups;

/// <summary>How schedules, instances and requests of groups look on the wire.</summary>
internal sealed class GroupShapes
{
    private readonly TenantState _tenant;
    private readonly GroupSurface _surface;

    public GroupShapes(TenantState tenant, GroupSurface surface)
    {
        _tenant = tenant;
        _surface = surface;
        EligibleSchedule = Schedule("privilegedAccessGroupEligibilitySchedule", ScheduleKind.Eligible);
        ActiveSchedule = Schedule("privilegedAccessGroupAssignmentSchedule", ScheduleKind.Active);
        EligibleInstance = Instance("privilegedAccessGroupEligibilityScheduleInstance", ScheduleKind.Eligible);
        ActiveInstance = Instance("privilegedAccessGroupAssignmentScheduleInstance", ScheduleKind.Active);
        EligibleRequest = Request("privilegedAccessGroupEligibilityScheduleRequest", ScheduleKind.Eligible);
        ActiveRequest = Request("privilegedAccessGroupAssignmentScheduleRequest", ScheduleKind.Active);
    }

    public Shape<ScheduleInstance> EligibleSchedule { get; }

    public Shape<ScheduleInstance> ActiveSchedule { get; }

    public Shape<ScheduleInstance> EligibleInstance { get; }

    public Shape<ScheduleInstance> ActiveInstance { get; }

    public Shape<ScheduleRequest> EligibleRequest { get; }

    public Shape<ScheduleRequest> ActiveRequest { get; }

    private Shape<ScheduleInstance> Schedule(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleInstance>(typeName)
            .Property("id", held => held.Schedule.Id)
            .Property("createdDateTime", held => IsoTime.Node(held.Schedule.Created))
            .Property("modifiedDateTime", _ => null)
            .Property("createdUsing", held => held.Schedule.CreatedUsing)
            .Property("status", held => held.Schedule.Status)
            .Property("scheduleInfo", held => ScheduleJson.Info(held.Schedule))
            .Filterable("status");
        if (kind == ScheduleKind.Active)
            shape.Navigation("activatedUsing", (held, expand) => Eligibility(held.Schedule, expand));
        return Held(shape, kind);
    }

    private Shape<ScheduleInstance> Instance(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleInstance>(typeName)
            .Property("id", held => _surface.InstanceId(held))
            .Property("startDateTime", held => held.Schedule.CreatedUsing is null ? null : IsoTime.Node(held.Schedule.Start))
            .Property("endDateTime", held => IsoTime.Node(held.Schedule.End));
        if (kind == ScheduleKind.Active)
        {
            shape.Property("assignmentScheduleId", held => held.Schedule.Id)
                .Navigation("activatedUsing", (held, expand) => EligibilityInstance(held.Schedule, expand))
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
            shape.Property("assignmentType", held => held.Schedule.AssignmentType.ToLowerInvariant());
        return About(
            shape.Property("memberType", held => held.MemberType.ToLowerInvariant()),
            held => held.Schedule.Target,
            held => held.PrincipalId);
    }

    private Shape<ScheduleRequest> Request(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleRequest>(typeName)
            .Property("id", request => request.Id)
            .Property("status", request => request.Status)
            .Property("createdDateTime", request => IsoTime.Node(request.Created))
            .Property("completedDateTime", request => IsoTime.Node(request.Completed))
            .Property("approvalId", request => request.ApprovalId)
            .Property("customData", request => request.Draft.CustomData)
            .Property("createdBy", ScheduleJson.CreatedBy)
            .Property("action", request => request.Action.Word())
            .Property("isValidationOnly", request => request.Draft.IsValidationOnly)
            .Property("justification", request => request.Draft.Justification)
            .Property("scheduleInfo", ScheduleJson.Info)
            .Property("ticketInfo", ScheduleJson.Ticket)
            .Property("targetScheduleId", request => request.TargetScheduleId)
            // The metadata gives the target of both kinds of requests the type of an eligibility.
            .Navigation("targetSchedule", (request, expand) =>
                Find(request.TargetScheduleId) is { } target ? Show(EligibleSchedule, target, expand) : null)
            .Filterable("status", "targetScheduleId");
        if (kind == ScheduleKind.Active)
        {
            shape.Navigation("activatedUsing", (request, expand) =>
                Find(request.TargetScheduleId) is { } target ? Eligibility(target, expand) : null);
        }

        return About(shape, request => request.Target, request => request.PrincipalId);
    }

    private Shape<T> About<T>(Shape<T> shape, Func<T, GrantTarget> target, Func<T, string> principalId) => shape
        .Property("accessId", item => target(item).Role)
        .Property("principalId", item => principalId(item))
        .Property("groupId", item => target(item).Scope)
        .Filterable("accessId", "principalId", "groupId")
        .Navigation("group", (item, expand) =>
            DirectoryShapes.Group.Render(_surface.GroupOf(target(item)), Checked(DirectoryShapes.Group, expand)))
        .Navigation("principal", (item, expand) =>
            _tenant.Directory.Find(principalId(item)) is { } principal ? DirectoryShapes.Render(principal, expand.Query) : null);

    private JsonObject? Eligibility(Schedule activation, ExpandItem expand) =>
        Find(activation.ActivatedUsing) is { } eligibility ? Show(EligibleSchedule, eligibility, expand) : null;

    private JsonObject? EligibilityInstance(Schedule activation, ExpandItem expand) =>
        Find(activation.ActivatedUsing) is { } eligibility ? Show(EligibleInstance, eligibility, expand, activation.PrincipalId) : null;

    private static JsonObject Show(Shape<ScheduleInstance> shape, Schedule schedule, ExpandItem expand, string? holder = null) =>
        shape.Render(new ScheduleInstance(schedule, holder ?? schedule.PrincipalId), Checked(shape, expand));

    private static ODataQuery Checked<T>(Shape<T> shape, ExpandItem expand)
    {
        shape.Check(expand.Query);
        return expand.Query;
    }

    private Schedule? Find(string? id) => id is null ? null : _surface.Book.FindSchedule(id);
}
