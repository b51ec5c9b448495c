using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The shapes of schedules, instances, requests and plain assignments of directory roles.</summary>
internal sealed class EntraShapes
{
    private readonly TenantState _tenant;
    private readonly EntraPimService _service;
    private readonly ScheduleLinks _links;

    public EntraShapes(TenantState tenant, EntraPimService service)
    {
        _tenant = tenant;
        _service = service;
        _links = new ScheduleLinks(service.Store);
        Eligible = Of(ScheduleKind.Eligible);
        Active = Of(ScheduleKind.Active);
        Assignment = PlainAssignment();
    }

    public ScheduleShapes Eligible { get; }

    public ScheduleShapes Active { get; }

    public Shape<ScheduleInstance> Assignment { get; }

    private ScheduleShapes Of(ScheduleKind kind)
    {
        var typeName = "unifiedRole" + kind.TypeName();
        var schedule = Schedule(typeName, kind);
        return new ScheduleShapes(schedule, Instance(typeName + "Instance", kind), Request(typeName + "Request", kind, schedule));
    }

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
                .Navigation("activatedUsing", (held, expand) => _links.Schedule(Eligible.Schedule, held.Schedule.ActivatedUsing, expand))
                .Filterable("assignmentType");
        }

        shape.Property("memberType", held => held.MemberType)
            .Property("scheduleInfo", held => ScheduleJson.Info(held.Schedule))
            .Filterable("id", "principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "createdUsing", "memberType", "status");
        return WithNavigations(shape, held => held.Schedule.Target, held => held.PrincipalId);
    }

    private Shape<ScheduleInstance> Instance(string typeName, ScheduleKind kind)
    {
        var shape = new Shape<ScheduleInstance>(typeName)
            .Property("id", held => _service.InstanceId(held))
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
                .Property("roleAssignmentOriginId", held => _service.AssignmentId(held.Schedule.Target, held.Schedule.PrincipalId))
                .Property("roleAssignmentScheduleId", held => held.Schedule.Id)
                .Navigation("activatedUsing", (held, expand) => _links.EligibilityInstance(Eligible.Instance, held.Schedule, expand))
                .Filterable("assignmentType", "roleAssignmentScheduleId", "roleAssignmentOriginId");
        }
        else
        {
            shape.Property("memberType", held => held.MemberType)
                .Property("roleEligibilityScheduleId", held => held.Schedule.Id)
                .Filterable("roleEligibilityScheduleId");
        }

        shape.Filterable("id", "principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", "memberType");
        return WithNavigations(shape, held => held.Schedule.Target, held => held.PrincipalId);
    }

    private Shape<ScheduleRequest> Request(string typeName, ScheduleKind kind, Shape<ScheduleInstance> schedule)
    {
        var shape = ScheduleShapes.BeginRequest(typeName)
            .Property("action", request => request.Action.WireName())
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
            .Filterable("principalId", "roleDefinitionId", "directoryScopeId", "appScopeId")
            .Navigation("targetSchedule", (request, expand) => _links.Schedule(schedule, request.TargetScheduleId, expand));
        if (kind == ScheduleKind.Active)
            shape.Navigation("activatedUsing", (request, expand) => _links.Eligibility(Eligible.Schedule, request, expand));

        return WithNavigations(shape, request => request.Target, request => request.PrincipalId);
    }

    private Shape<ScheduleInstance> PlainAssignment() => WithNavigations(
        new Shape<ScheduleInstance>("unifiedRoleAssignment")
            .Property("id", held => _service.AssignmentId(held.Schedule.Target, held.PrincipalId))
            .Property("principalId", held => held.PrincipalId)
            .Property("principalOrganizationId", _ => _tenant.TenantId)
            .Property("directoryScopeId", held => held.Schedule.Target.Scope)
            .Property("roleDefinitionId", held => held.Schedule.Target.Role)
            .Filterable("principalId", "roleDefinitionId", "directoryScopeId"),
        held => held.Schedule.Target,
        held => held.PrincipalId);

    private Shape<T> WithNavigations<T>(Shape<T> shape, Func<T, GrantTarget> target, Func<T, string> principalId) => shape
        .Navigation("roleDefinition", (item, expand) =>
            _service.Roles.Find(target(item).Role) is { } role ? RoleDefinitionShape.Instance.Expand(role, expand) : null)
        .Navigation("principal", (item, expand) => Principal(principalId(item), expand))
        .Navigation("directoryScope", (item, expand) =>
            _service.Unit(target(item).Scope) is { } unit ? DirectoryShapes.Render(unit, expand.Query)
            : _service.Application(target(item).Scope) is { } application ? DirectoryShapes.Render(application, expand.Query) : null)
        .Navigation("appScope", (_, _) => null)
        .Filterable("principal/id", item => principalId(item))
        .Filterable("principal/displayName", item => _tenant.Directory.Find(principalId(item))?.DisplayName)
        .Filterable("roleDefinition/id", item => target(item).Role)
        .Filterable("roleDefinition/displayName", item => _service.Roles.Find(target(item).Role)?.DisplayName)
        .Filterable("roleDefinition/isPrivileged", item => _service.Roles.Find(target(item).Role)?.IsPrivileged);

    // Documented: a nested $select gives the id of the principal alone, whatever it names.
    private JsonObject? Principal(string id, ExpandItem expand) =>
        _tenant.Directory.Find(id) is { } principal
            ? DirectoryShapes.Render(principal, expand.Query.Select.Count == 0 ? ODataQuery.None : new ODataQuery { Select = ["id"] })
            : null;
}
