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

/// <summary>Requests for Azure roles, eligible or active: read, made, tried and taken back.</summary>
internal sealed class AzureRequestEndpoints : IArmEndpoints
{
    private readonly AzureSurface _surface;
    private readonly ScheduleListing _requests;
    private readonly RequestDesk _desk;
    private readonly AzureAuthority _authority;
    private readonly ArmResult _result;
    private readonly AzureShapes _shapes;
    private readonly ScheduleKind _kind;
    private readonly string _type;

    public AzureRequestEndpoints(
        AzureSurface surface,
        ScheduleListing requests,
        RequestDesk desk,
        AzureAuthority authority,
        ArmResult result,
        AzureShapes shapes,
        ScheduleKind kind)
    {
        _surface = surface;
        _requests = requests;
        _desk = desk;
        _authority = authority;
        _result = result;
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

    private GraphResponse List(ArmRequest request)
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
            && (!filter.Has("asApprover") || IsApprover(item, request.Caller)));
        return _result.Page(request, rows, item => _shapes.Request(item, request.Scope));
    }

    private GraphResponse Get(ArmRequest request)
    {
        var item = Find(request);
        if (!IsOwn(item, request.Caller) && !IsApprover(item, request.Caller))
            _authority.Require(request.Caller, AzureActions.ReadAssignments, _surface.ScopeOf(item.Target));
        return GraphResponse.Ok(_shapes.Request(item, request.Scope));
    }

    private GraphResponse Put(ArmRequest request)
    {
        var draft = AzureRequestBody.Read(request, _kind);
        if (_surface.Book.FindRequest(draft.Id!) is not null)
            throw ArmRefusal.AlreadyRequested(draft.Id!);
        return GraphResponse.Created(Submit(request, draft));
    }

    private GraphResponse Validate(ArmRequest request) =>
        GraphResponse.Ok(Submit(request, AzureRequestBody.Read(request, _kind) with { IsValidationOnly = true }));

    private JsonObject Submit(ArmRequest request, RequestDraft draft)
    {
        if (!draft.Action.IsSelf())
            _authority.Require(request.Caller, AzureActions.WriteAssignments, request.Scope, _type + "/write");
        return _shapes.Request(_desk.Submit(_kind, draft, request.Caller), request.Scope);
    }

    private GraphResponse Cancel(ArmRequest request)
    {
        var item = Find(request);
        if (!IsOwn(item, request.Caller))
            _authority.Require(request.Caller, AzureActions.WriteAssignments, _surface.ScopeOf(item.Target), _type + "/cancel/action");

        _desk.Cancel(item, request.Caller);
        return GraphResponse.Empty;
    }

    private bool IsInReach(ArmRequest request, ScheduleRequest item, ArmFilter filter)
    {
        var scope = _surface.ScopeOf(item.Target);
        return filter.Has("atScope") ? request.Scope.IsAtOrBelow(scope) : request.Scope.IsInLineWith(scope);
    }

    private bool IsApprover(ScheduleRequest item, Caller caller) =>
        _desk.Approvals.Find(item.Id) is { } approval && _desk.Approvals.IsApprover(approval, caller.ObjectId);

    private static bool IsOwn(ScheduleRequest item, Caller caller) => caller.Is(item.PrincipalId) || caller.Is(item.CreatedBy);

    private ScheduleRequest Find(ArmRequest request) =>
        _surface.Book.FindRequest(request["name"]) is { } found
        && found.Kind == _kind
        && request.Scope.IsInLineWith(_surface.ScopeOf(found.Target))
            ? found
            : throw ArmRefusal.NotFound("ResourceNotFound", $"The resource '{request["name"]}' could not be found.");
}
