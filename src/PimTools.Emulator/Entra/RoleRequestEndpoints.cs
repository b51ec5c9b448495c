using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Requests;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Entra;

/// <summary>Requests for directory roles, eligible or active: read, made and taken back.</summary>
internal sealed class RoleRequestEndpoints : IEndpoints
{
    private readonly DirectoryRoleSurface _surface;
    private readonly ScheduleListing _requests;
    private readonly RequestDesk _desk;
    private readonly DirectoryAuthority _authority;
    private readonly Result _result;
    private readonly Shape<ScheduleRequest> _shape;
    private readonly ScheduleKind _kind;
    private readonly string _resource;

    public RoleRequestEndpoints(
        DirectoryRoleSurface surface,
        ScheduleListing requests,
        RequestDesk desk,
        DirectoryAuthority authority,
        Result result,
        RoleShapes shapes,
        ScheduleKind kind)
    {
        _surface = surface;
        _requests = requests;
        _desk = desk;
        _authority = authority;
        _result = result;
        _kind = kind;
        _shape = kind == ScheduleKind.Eligible ? shapes.EligibleRequest : shapes.ActiveRequest;
        _resource = "roleManagement/directory/"
            + (kind == ScheduleKind.Eligible ? "roleEligibilityScheduleRequests" : "roleAssignmentScheduleRequests");
    }

    public IEnumerable<Route> Routes
    {
        get
        {
            var isEligible = _kind == ScheduleKind.Eligible;
            var use = isEligible ? Permissions.EligibilityRequests : Permissions.AssignmentRequests;
            return
            [
                new Route("GET", _resource, use, List),
                new Route("GET", _resource + "/filterByCurrentUser/{on}", use, Mine),
                new Route("GET", _resource + "/{id}", use, Get),
                new Route("POST", _resource, isEligible ? Permissions.PostEligibility : Permissions.PostAssignments, Post),
                new Route("POST", _resource + "/{id}/cancel", use, Cancel),
            ];
        }
    }

    private GraphResponse List(GraphRequest request)
    {
        _authority.RequireReaderOrOwn(request);
        return _result.Page(request, _resource, _shape, _requests.Requests(_kind));
    }

    private GraphResponse Mine(GraphRequest request)
    {
        var all = _requests.Requests(_kind);
        var mine = request["on"].ToLowerInvariant() switch
        {
            "principal" => all.Where(item => request.Caller.Is(item.PrincipalId)),
            "createdby" => all.Where(item => request.Caller.Is(item.CreatedBy)),
            "approver" => all.Where(item => IsApprover(item, request.Caller)),
            _ => throw GraphException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here."),
        };
        return _result.Page(request, $"Collection({_shape.TypeName})", _shape, mine, withType: true);
    }

    private GraphResponse Get(GraphRequest request)
    {
        var item = Find(request);
        if (!IsApprover(item, request.Caller))
            _authority.RequireReaderOr(request.Caller, item.PrincipalId, item.CreatedBy);
        return GraphResponse.Ok(Result.Entity(request, _resource, _shape, item));
    }

    private GraphResponse Post(GraphRequest request)
    {
        var draft = RoleRequestBody.Read(request.BodyObject(), _shape.TypeName);
        if (draft.Action != RequestAction.AdminRemove)
            (_kind == ScheduleKind.Eligible ? Permissions.EligibilityRequests : Permissions.AssignmentRequests).Require(request.Caller);
        if (!draft.Action.IsSelf())
            _authority.RequireWriter(request.Caller);

        var made = _desk.Submit(_kind, draft, request.Caller);
        return GraphResponse.Created(Result.Entity(request, _resource, _shape, made));
    }

    private GraphResponse Cancel(GraphRequest request)
    {
        var item = Find(request);
        if (!request.Caller.Is(item.PrincipalId) && !request.Caller.Is(item.CreatedBy))
            _authority.RequireWriter(request.Caller);

        _desk.Cancel(item, request.Caller);
        return GraphResponse.NoContent;
    }

    private bool IsApprover(ScheduleRequest item, Caller caller) =>
        _desk.Approvals.Find(item.Id) is { } approval && _desk.Approvals.IsApprover(approval, caller.ObjectId);

    private ScheduleRequest Find(GraphRequest request) =>
        _surface.Book.FindRequest(request["id"]) is { } found && found.Kind == _kind
            ? found
            : throw GraphException.ResourceNotFound(request["id"]);
}
