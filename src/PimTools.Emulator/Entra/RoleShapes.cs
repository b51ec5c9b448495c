using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>How schedules, instances, requests and plain assignments of directory roles look on the wire.</summary>
internal sealed class RoleShapes
{
    private readonly TenantState _tenant;
    private readonly DirectoryRoleSurface _surface;

    public RoleShapes(TenantState tenant, DirectoryRoleSurface surface)
    {
        _tenant = tenant;
        _surface = surface;
        EligibleSchedule = Schedule("unifiedRoleEligibilitySchedule", ScheduleKind.Eligible);
        ActiveSchedule = Schedule("unifiedRoleAssignmentSchedule", ScheduleKind.Active);
        EligibleInstance = Instance("unifiedRoleEligibilityScheduleInstance", ScheduleKind.Eligible);
        ActiveInstance = Instance("unifiedRoleAssignmentScheduleInstance", ScheduleKind.Active);
        EligibleRequest = Request("unifiedRoleEligibilityScheduleRequest", ScheduleKind.Eligible);
        ActiveRequest = Request("unifiedRoleAssignmentScheduleRequest", ScheduleKind.Active);
        Assignment = PlainAssignment();
    }

    // A schedule is shown as one principal has it: a member sees the group's eligibility as its own.
    public Shape<ScheduleInstance> EligibleSchedule { get; }

    public Shape<ScheduleInstance> ActiveSchedule { get; }

    public Shape<ScheduleInstance> EligibleInstance { get; }

    public Shape<ScheduleInstance> ActiveInstance { get; }

    public Shape<ScheduleRequest> EligibleRequest { get; }

    public Shape<ScheduleRequest> ActiveRequest { get; }

    public Shape<ScheduleInstance> Assignment { get; }

    private Shape<ScheduleInstance> Schedule(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleInstance>(typeName)
            .Property("id", held => held.Schedule.Id)
            .Property("principalId", held => held.PrincipalId)
            .Property("roleDefinitionId", held => held.Schedule.Target.Role)
            .Property("directoryScopeId", held => held.Schedule.Target.Scope)
            .Property("appScopeId", _ => null)
            .Property("createdUsing", held => held.Schedule.CreatedUsing)
            .Property("createdDateTime", held => IsoTime.Node(held.Schedule.Created))
            .Property("modifiedDateTime", _ => null)
            .Property("status", held => held.Schedule.Status);
        if (kind == ScheduleKind.Active)
        {
            shape.Property("assignmentType", held => held.Schedule.AssignmentType)
                .Navigation("activatedUsing", (held, expand) => ActivatedUsing(held.Schedule, expand))
                .Filterable("assignmentType");
        }

        shape.Property("memberType", held => held.MemberType)
            .Property("scheduleInfo", held => ScheduleJson.Info(held.Schedule))
            .Filterable("principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "memberType", "status");
        return WithNavigations(shape, held => held.Schedule.Target, held => held.PrincipalId);
    }

    private Shape<ScheduleInstance> Instance(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleInstance>(typeName)
            .Property("id", held => _surface.InstanceId(held))
            .Property("principalId", held => held.PrincipalId)
            .Property("roleDefinitionId", held => held.Schedule.Target.Role)
            .Property("directoryScopeId", held => held.Schedule.Target.Scope)
            .Property("appScopeId", _ => null)
            .Property("startDateTime", held => held.Schedule.CreatedUsing is null ? null : IsoTime.Node(held.Schedule.Start))
            .Property("endDateTime", held => IsoTime.Node(held.Schedule.End));
        if (kind == ScheduleKind.Active)
        {
            shape.Property("assignmentType", held => held.Schedule.AssignmentType)
                .Property("memberType", held => held.MemberType)
                .Property("roleAssignmentOriginId", held => _surface.AssignmentId(held.Schedule.Target, held.Schedule.PrincipalId))
                .Property("roleAssignmentScheduleId", held => held.Schedule.Id)
                .Navigation("activatedUsing", (held, expand) => ActivatedUsingInstance(held.Schedule, expand))
                .Filterable("assignmentType", "roleAssignmentScheduleId", "roleAssignmentOriginId");
        }
        else
        {
            shape.Property("memberType", held => held.MemberType)
                .Property("roleEligibilityScheduleId", held => held.Schedule.Id)
                .Filterable("roleEligibilityScheduleId");
        }

        shape.Filterable("principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "memberType");
        return WithNavigations(shape, held => held.Schedule.Target, held => held.PrincipalId);
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
            .Property("action", request => request.Action.Word())
            .Property("principalId", request => request.PrincipalId)
            .Property("roleDefinitionId", request => request.Target.Role)
            .Property("directoryScopeId", request => request.Target.Scope)
            .Property("appScopeId", _ => null)
            .Property("isValidationOnly", request => request.Draft.IsValidationOnly)
            .Property("targetScheduleId", request => request.TargetScheduleId)
            .Property("justification", request => request.Draft.Justification)
            .Property("createdBy", ScheduleJson.CreatedBy)
            .Property("scheduleInfo", ScheduleJson.Info)
            .Property("ticketInfo", ScheduleJson.Ticket)
            .Filterable("principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "status", "targetScheduleId");

        var schedules = kind == ScheduleKind.Eligible ? EligibleSchedule : ActiveSchedule;
        shape.Navigation("targetSchedule", (request, expand) => Find(request.TargetScheduleId) is { } target ? Show(schedules, target, expand) : null);
        if (kind == ScheduleKind.Active)
        {
            shape.Navigation("activatedUsing", (request, expand) =>
                Find(request.TargetScheduleId) is { } target ? ActivatedUsing(target, expand) : null);
        }

        return WithNavigations(shape, request => request.Target, request => request.PrincipalId);
    }

    private Shape<ScheduleInstance> PlainAssignment() => WithNavigations(
        new Shape<ScheduleInstance>("unifiedRoleAssignment")
            .Property("id", held => _surface.AssignmentId(held.Schedule.Target, held.PrincipalId))
            .Property("principalId", held => held.PrincipalId)
            .Property("directoryScopeId", held => held.Schedule.Target.Scope)
            .Property("roleDefinitionId", held => held.Schedule.Target.Role)
            .Filterable("principalId", "roleDefinitionId", "directoryScopeId"),
        held => held.Schedule.Target,
        held => held.PrincipalId);

    private Shape<T> WithNavigations<T>(Shape<T> shape, Func<T, GrantTarget> target, Func<T, string> principalId) => shape
        .Navigation("roleDefinition", (item, expand) =>
            _surface.Roles.Find(target(item).Role) is { } role ? RoleDefinitionShape.Instance.Render(role, Checked(RoleDefinitionShape.Instance, expand)) : null)
        .Navigation("principal", (item, expand) => Principal(principalId(item), expand))
        .Navigation("directoryScope", (item, expand) =>
            _surface.Unit(target(item).Scope) is { } unit ? DirectoryShapes.Render(unit, expand.Query)
            : _surface.Application(target(item).Scope) is { } application ? DirectoryShapes.Render(application, expand.Query) : null)
        .Navigation("appScope", (_, _) => null);

    // Documented: whatever a nested $select names, only the id of the principal is given.
    private JsonObject? Principal(string id, ExpandItem expand) =>
        _tenant.Directory.Find(id) is { } principal
            ? DirectoryShapes.Render(principal, expand.Query.Select.Count == 0 ? ODataQuery.None : new ODataQuery { Select = ["id"] })
            : null;

    private JsonObject? ActivatedUsing(Schedule activation, ExpandItem expand) =>
        Find(activation.ActivatedUsing) is { } eligibility ? Show(EligibleSchedule, eligibility, expand) : null;

    private JsonObject? ActivatedUsingInstance(Schedule activation, ExpandItem expand) =>
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
