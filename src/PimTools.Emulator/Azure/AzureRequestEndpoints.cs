using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Requests;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Azure;

/// <summary>Requests for Azure roles, eligible or active: they are read, made, validated and canceled.</summary>
internal sealed class AzureRequestEndpoints : IArmEndpoints
{
    private readonly AzurePimService _service;
    private readonly ScheduleListing _requests;
    private readonly RequestProcessor _processor;
    private readonly AzureAuthority _authority;
    private readonly ArmResponses _responses;
    private readonly AzureShapes _shapes;
    private readonly ScheduleKind _kind;
    private readonly string _type;

    public AzureRequestEndpoints(
        AzurePimService service,
        ScheduleListing requests,
        RequestProcessor processor,
        AzureAuthority authority,
        ArmResponses responses,
        AzureShapes shapes,
        ScheduleKind kind)
    {
        _service = service;
        _requests = requests;
        _processor = processor;
        _authority = authority;
        _responses = responses;
        _shapes = shapes;
        _kind = kind;
        _type = $"Microsoft.Authorization/{AzureShapes.TypeOf(kind)}Requests";
    }

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", _type, ArmVersions.Pim, List) { Options = ["$filter"] },
        new ArmRoute("GET", _type + "/{name}", ArmVersions.Pim, Get),
        new ArmRoute("PUT", _type + "/{name}", ArmVersions.Pim, Put),
        new ArmRoute("POST", _type + "/{name}/validate", ArmVersions.Pim, Validate),
        new ArmRoute("POST", _type + "/{name}/cancel", ArmVersions.Pim, Cancel),
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var filter = request.Filter("atScope", "principalId", "asTarget", "asRequestor", "asApprover");
        var isOwn = filter.Has("asTarget") || filter.Has("asRequestor") || filter.Has("asApprover");
        if (!isOwn)
            _authority.Require(request.Caller, AzureActions.ReadAssignments, request.Scope);

        var rows = _requests.Requests(_kind).Where(item =>
            (filter["principalId"] is not { } principal || principal.Equals(item.PrincipalId, StringComparison.OrdinalIgnoreCase))
            && (!filter.Has("asTarget") || request.Caller.Is(item.PrincipalId))
            && (!filter.Has("asRequestor") || request.Caller.Is(item.CreatedBy))
            && IsInReach(request, item, filter)
            && (!filter.Has("asApprover") || _processor.Approvals.IsApprover(item, request.Caller)));
        return _responses.Page(request, rows, item => _shapes.Request(item, request.Scope));
    }

    private ServiceResponse Get(ArmRequest request)
    {
        var item = Find(request);
        if (!IsOwn(item, request.Caller) && !_processor.Approvals.IsApprover(item, request.Caller))
            _authority.Require(request.Caller, AzureActions.ReadAssignments, _service.ScopeOf(item.Target));
        return ServiceResponse.Ok(_shapes.Request(item, request.Scope));
    }

    private ServiceResponse Put(ArmRequest request)
    {
        var draft = AzureRequestBody.Read(request, _kind);
        if (_service.Store.FindRequest(draft.Id!) is not null)
            throw ArmErrors.AlreadyRequested(draft.Id!);
        return ServiceResponse.Created(Submit(request, draft));
    }

    private ServiceResponse Validate(ArmRequest request) =>
        ServiceResponse.Ok(Submit(request, AzureRequestBody.Read(request, _kind) with { IsValidationOnly = true }));

    private JsonObject Submit(ArmRequest request, RequestDraft draft)
    {
        if (!draft.Action.IsSelf())
            _authority.Require(request.Caller, AzureActions.WriteAssignments, request.Scope, _type + "/write");
        return _shapes.Request(_processor.Submit(_kind, draft, request.Caller), request.Scope);
    }

    private ServiceResponse Cancel(ArmRequest request)
    {
        var item = Find(request);
        if (!IsOwn(item, request.Caller))
            _authority.Require(request.Caller, AzureActions.WriteAssignments, _service.ScopeOf(item.Target), _type + "/cancel/action");

        _processor.Cancel(item, request.Caller);
        return ServiceResponse.Empty;
    }

    private bool IsInReach(ArmRequest request, ScheduleRequest item, ArmFilter filter)
    {
        var scope = _service.ScopeOf(item.Target);
        return filter.Has("atScope") ? request.Scope.IsAtOrBelow(scope) : request.Scope.IsInLineWith(scope);
    }

    private static bool IsOwn(ScheduleRequest item, Caller caller) => caller.Is(item.PrincipalId) || caller.Is(item.CreatedBy);

    private ScheduleRequest Find(ArmRequest request) =>
        _service.Store.FindRequest(request["name"]) is { } found
        && found.Kind == _kind
        && request.Scope.IsInLineWith(_service.ScopeOf(found.Target))
            ? found
            : throw ArmErrors.NotFound("ResourceNotFound", $"The resource '{request["name"]}' could not be found.");
}
