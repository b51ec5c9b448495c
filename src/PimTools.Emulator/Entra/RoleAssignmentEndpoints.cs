using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Entra;

/// <summary>Plain role assignments: one for each active schedule in effect.</summary>
internal sealed class RoleAssignmentEndpoints : IGraphEndpoints
{
    private const string Resource = "roleManagement/directory/roleAssignments";

    private readonly EntraPimService _service;
    private readonly PlainAssignments _assignments;
    private readonly EntraAuthority _authority;
    private readonly GraphResponses _responses;
    private readonly Shape<ScheduleInstance> _shape;

    public RoleAssignmentEndpoints(
        EntraPimService service, PlainAssignments assignments, EntraAuthority authority, GraphResponses responses, EntraShapes shapes)
    {
        _service = service;
        _assignments = assignments;
        _authority = authority;
        _responses = responses;
        _shape = shapes.Assignment;
    }

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", Resource, EntraPermissions.ReadRoleDefinitions, List),
        new GraphRoute("POST", Resource, EntraPermissions.WriteRoleAssignments, Post),
        new GraphRoute("GET", Resource + "/{id}", EntraPermissions.ReadRoleDefinitions, Get),
        new GraphRoute("DELETE", Resource + "/{id}", EntraPermissions.WriteRoleAssignments, Delete),
    ];

    private IEnumerable<ScheduleInstance> Assignments =>
        _service.Store.Schedules(ScheduleKind.Active)
            .Where(schedule => schedule.State == ScheduleState.InEffect)
            .Select(schedule => new ScheduleInstance(schedule, schedule.PrincipalId));

    private ServiceResponse List(GraphRequest request)
    {
        _authority.RequireReaderOrOwn(request);
        return _responses.Page(request, Resource, _shape, Assignments);
    }

    private ServiceResponse Get(GraphRequest request)
    {
        var found = Find(request);
        _authority.RequireReaderOr(request.Caller, found.PrincipalId);
        return ServiceResponse.Ok(GraphResponses.Entity(request, Resource, _shape, found));
    }

    private ServiceResponse Post(GraphRequest request)
    {
        _authority.RequireWriter(request.Caller);
        var body = new BodyReader(request.BodyObject(), "unifiedRoleAssignment", "principalId", "roleDefinitionId", "directoryScopeId");
        var target = new GrantTarget(body.RequiredText("roleDefinitionId"), body.RequiredText("directoryScopeId"));
        var made = _assignments.Create(body.RequiredText("principalId"), target, request.Caller);
        return ServiceResponse.Created(GraphResponses.Entity(request, Resource, _shape, new ScheduleInstance(made, made.PrincipalId)));
    }

    private ServiceResponse Delete(GraphRequest request)
    {
        _authority.RequireWriter(request.Caller);
        _assignments.Remove(Find(request).Schedule, request.Caller);
        return ServiceResponse.NoContent;
    }

    private ScheduleInstance Find(GraphRequest request) =>
        Assignments.FirstOrDefault(held => _service.AssignmentId(held.Schedule.Target, held.PrincipalId) == request["id"])
            ?? throw ServiceException.NotFound(request["id"]);
}
