using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Azure;

/// <summary>Plain role assignments: one for each active schedule in effect.</summary>
internal sealed class AzureAssignmentEndpoints : IArmEndpoints
{
    private const string Type = "Microsoft.Authorization/roleAssignments";

    private readonly AzurePimService _service;
    private readonly AzureRows _rows;
    private readonly AzureAuthority _authority;
    private readonly ArmResult _result;
    private readonly AzureShapes _shapes;

    public AzureAssignmentEndpoints(
        AzurePimService service, ScheduleListing listing, AzureAuthority authority, ArmResult result, AzureShapes shapes)
    {
        _service = service;
        _rows = new AzureRows(service, listing, authority);
        _authority = authority;
        _result = result;
        _shapes = shapes;
    }

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Type, ArmVersions.Roles, List) { Options = ["$filter"] },
        new ArmRoute("GET", Type + "/{name}", ArmVersions.Roles, Get),
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var filter = request.Filter("atScope", "assignedTo", "principalId");
        var rows = _rows.Of(request, ScheduleKind.Active, filter).Where(held => held.Schedule.State == ScheduleState.InEffect);
        return _result.Page(request, rows, held => _shapes.Assignment(held, request.Scope));
    }

    private ServiceResponse Get(ArmRequest request)
    {
        _authority.Require(request.Caller, AzureActions.ReadAssignments, request.Scope);
        var found = _service.Store.Schedules(ScheduleKind.Active)
            .Where(schedule => schedule.State == ScheduleState.InEffect && request.Scope.IsInLineWith(_service.ScopeOf(schedule.Target)))
            .Select(schedule => new ScheduleInstance(schedule, schedule.PrincipalId))
            .FirstOrDefault(held => _service.InstanceId(held).Equals(request["name"], StringComparison.OrdinalIgnoreCase))
            ?? throw ArmErrors.NotFound("RoleAssignmentNotFound", $"The role assignment '{request["name"]}' is not found.");
        return ServiceResponse.Ok(_shapes.Assignment(found, request.Scope));
    }
}
