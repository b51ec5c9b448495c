using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Azure;

/// <summary>Plain role assignments: one for each active schedule in effect; they are read, made, changed and deleted outside of PIM.</summary>
internal sealed class AzureAssignmentEndpoints : IArmEndpoints
{
    private const string Type = "Microsoft.Authorization/roleAssignments";

    private readonly AzurePimService _service;
    private readonly AzureListing _rows;
    private readonly AzurePlainAssignments _assignments;
    private readonly AzureAuthority _authority;
    private readonly ArmResponses _responses;
    private readonly AzureShapes _shapes;

    public AzureAssignmentEndpoints(
        AzurePimService service,
        ScheduleListing listing,
        AzurePlainAssignments assignments,
        AzureAuthority authority,
        ArmResponses responses,
        AzureShapes shapes)
    {
        _service = service;
        _assignments = assignments;
        _rows = new AzureListing(service, listing, authority);
        _authority = authority;
        _responses = responses;
        _shapes = shapes;
    }

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Type, ArmVersions.Assignments, List) { Options = ["$filter"] },
        new ArmRoute("GET", Type + "/{name}", ArmVersions.Assignments, Get),
        new ArmRoute("PUT", Type + "/{name}", ArmVersions.Assignments, Put),
        new ArmRoute("DELETE", Type + "/{name}", ArmVersions.Assignments, Delete),
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var filter = request.Filter("atScope", "assignedTo", "principalId");
        var rows = _rows.Of(request, ScheduleKind.Active, filter).Where(held => held.Schedule.State == ScheduleState.InEffect);
        return _responses.Page(request, rows, held => _shapes.Assignment(held, request.Scope));
    }

    private ServiceResponse Get(ArmRequest request)
    {
        _authority.Require(request.Caller, AzureActions.ReadAssignments, request.Scope);
        return Find(request) is { } found
            ? ServiceResponse.Ok(_shapes.Assignment(found, request.Scope))
            : throw ArmErrors.NotFound("RoleAssignmentNotFound", $"The role assignment '{request["name"]}' is not found.");
    }

    private ServiceResponse Put(ArmRequest request)
    {
        _authority.Require(request.Caller, AzureActions.WriteAssignments, request.Scope);
        if (!Guid.TryParse(request["name"], out var name))
            throw ArmErrors.NoGuid("RoleAssignment", request["name"]);

        var body = PlainAssignmentBody.Read(request);
        if (Find(request) is { } held)
        {
            _assignments.Change(held.Schedule, body, request.Caller);
            return ServiceResponse.Ok(_shapes.Assignment(held, request.Scope));
        }

        var made = _assignments.Create(body, name.ToString(), request.Caller);
        return ServiceResponse.Created(_shapes.Assignment(Direct(made), request.Scope));
    }

    /// <summary>Answers with what was deleted; deleting what is not there is no error.</summary>
    private ServiceResponse Delete(ArmRequest request)
    {
        _authority.Require(request.Caller, AzureActions.DeleteAssignments, request.Scope);
        if (Find(request) is not { } held)
            return ServiceResponse.NoContent;

        var shown = _shapes.Assignment(held, request.Scope);
        _assignments.Remove(held.Schedule, request.Caller);
        return ServiceResponse.Ok(shown);
    }

    private ScheduleInstance? Find(ArmRequest request) =>
        _service.Store.Schedules(ScheduleKind.Active)
            .Where(schedule => schedule.State == ScheduleState.InEffect && request.Scope.IsInLineWith(_service.ScopeOf(schedule.Target)))
            .Select(Direct)
            .FirstOrDefault(held => _service.InstanceId(held).Equals(request["name"], StringComparison.OrdinalIgnoreCase));

    private static ScheduleInstance Direct(Schedule schedule) => new(schedule, schedule.PrincipalId);
}
