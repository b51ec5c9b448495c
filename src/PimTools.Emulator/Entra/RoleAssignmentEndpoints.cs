using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Entra;

/// <summary>Plain role assignments: one for each active schedule in effect.</summary>
internal sealed class RoleAssignmentEndpoints : IEndpoints
{
    private const string Resource = "roleManagement/directory/roleAssignments";

    private readonly DirectoryRoleSurface _surface;
    private readonly PlainAssignments _assignments;
    private readonly DirectoryAuthority _authority;
    private readonly Result _result;
    private readonly Shape<ScheduleInstance> _shape;

    public RoleAssignmentEndpoints(
        DirectoryRoleSurface surface, PlainAssignments assignments, DirectoryAuthority authority, Result result, RoleShapes shapes)
    {
        _surface = surface;
        _assignments = assignments;
        _authority = authority;
        _result = result;
        _shape = shapes.Assignment;
    }

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", Resource, Permissions.ReadRoleDefinitions, List),
        new Route("POST", Resource, Permissions.WriteRoleAssignments, Post),
        new Route("GET", Resource + "/{id}", Permissions.ReadRoleDefinitions, Get),
        new Route("DELETE", Resource + "/{id}", Permissions.WriteRoleAssignments, Delete),
    ];

    private IEnumerable<ScheduleInstance> Assignments =>
        _surface.Book.Schedules(ScheduleKind.Active)
            .Where(schedule => schedule.State == ScheduleState.InEffect)
            .Select(schedule => new ScheduleInstance(schedule, schedule.PrincipalId));

    private GraphResponse List(GraphRequest request)
    {
        _authority.RequireReaderOrOwn(request);
        return _result.Page(request, Resource, _shape, Assignments);
    }

    private GraphResponse Get(GraphRequest request)
    {
        var found = Find(request);
        _authority.RequireReaderOr(request.Caller, found.PrincipalId);
        return GraphResponse.Ok(Result.Entity(request, Resource, _shape, found));
    }

    private GraphResponse Post(GraphRequest request)
    {
        _authority.RequireWriter(request.Caller);
        var body = new BodyReader(request.BodyObject(), "unifiedRoleAssignment", "principalId", "roleDefinitionId", "directoryScopeId");
        var target = new GrantTarget(body.RequiredText("roleDefinitionId"), body.RequiredText("directoryScopeId"));
        var made = _assignments.Create(body.RequiredText("principalId"), target, request.Caller);
        return GraphResponse.Created(Result.Entity(request, Resource, _shape, new ScheduleInstance(made, made.PrincipalId)));
    }

    private GraphResponse Delete(GraphRequest request)
    {
        _authority.RequireWriter(request.Caller);
        _assignments.Remove(Find(request).Schedule, request.Caller);
        return GraphResponse.NoContent;
    }

    private ScheduleInstance Find(GraphRequest request) =>
        Assignments.FirstOrDefault(held => _surface.AssignmentId(held.Schedule.Target, held.PrincipalId) == request["id"])
            ?? throw GraphException.NotFound(request["id"]);
}
