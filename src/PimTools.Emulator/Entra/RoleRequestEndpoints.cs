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
    private readonly EntraPimService _service;
    private readonly ScheduleListing _requests;
    private readonly RequestProcessor _processor;
    private readonly EntraAuthority _authority;
    private readonly Result _result;
    private readonly Shape<ScheduleRequest> _shape;
    private readonly ScheduleKind _kind;
    private readonly string _resource;

    public RoleRequestEndpoints(
        EntraPimService service,
        ScheduleListing requests,
        RequestProcessor processor,
        EntraAuthority authority,
        Result result,
        EntraShapes shapes,
        ScheduleKind kind)
    {
        _service = service;
        _requests = requests;
        _processor = processor;
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
            var use = isEligible ? EntraPermissions.EligibilityRequests : EntraPermissions.AssignmentRequests;
            return
            [
                new Route("GET", _resource, use, List),
                new Route("GET", _resource + "/filterByCurrentUser/{on}", use, Mine),
                new Route("GET", _resource + "/{id}", use, Get),
                new Route("POST", _resource, isEligible ? EntraPermissions.PostEligibility : EntraPermissions.PostAssignments, Post),
                new Route("POST", _resource + "/{id}/cancel", use, Cancel),
            ];
        }
    }

    private ServiceResponse List(GraphRequest request)
    {
        _authority.RequireReaderOrOwn(request);
        return _result.Page(request, _resource, _shape, _requests.Requests(_kind));
    }

    private ServiceResponse Mine(GraphRequest request)
    {
        var all = _requests.Requests(_kind);
        var mine = request["on"].ToLowerInvariant() switch
        {
            "principal" => all.Where(item => request.Caller.Is(item.PrincipalId)),
            "createdby" => all.Where(item => request.Caller.Is(item.CreatedBy)),
            "approver" => all.Where(item => IsApprover(item, request.Caller)),
            _ => throw ServiceException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here."),
        };
        return _result.Page(request, $"Collection({_shape.TypeName})", _shape, mine, withType: true);
    }

    private ServiceResponse Get(GraphRequest request)
    {
        var item = Find(request);
        if (!IsApprover(item, request.Caller))
            _authority.RequireReaderOr(request.Caller, item.PrincipalId, item.CreatedBy);
        return ServiceResponse.Ok(Result.Entity(request, _resource, _shape, item));
    }

    private ServiceResponse Post(GraphRequest request)
    {
        var draft = EntraRequestBody.Read(request.BodyObject(), _shape.TypeName);
        if (draft.Action != RequestAction.AdminRemove)
            (_kind == ScheduleKind.Eligible ? EntraPermissions.EligibilityRequests : EntraPermissions.AssignmentRequests).Require(request.Caller);
        if (!draft.Action.IsSelf())
            _authority.RequireWriter(request.Caller);

        var made = _processor.Submit(_kind, draft, request.Caller);
        return ServiceResponse.Created(Result.Entity(request, _resource, _shape, made));
    }

    private ServiceResponse Cancel(GraphRequest request)
    {
        var item = Find(request);
        if (!request.Caller.Is(item.PrincipalId) && !request.Caller.Is(item.CreatedBy))
            _authority.RequireWriter(request.Caller);

        _processor.Cancel(item, request.Caller);
        return ServiceResponse.NoContent;
    }

    private bool IsApprover(ScheduleRequest item, Caller caller) =>
        _processor.Approvals.Find(item.Id) is { } approval && _processor.Approvals.IsApprover(approval, caller.ObjectId);

    private ScheduleRequest Find(GraphRequest request) =>
        _service.Store.FindRequest(request["id"]) is { } found && found.Kind == _kind
            ? found
            : throw ServiceException.ResourceNotFound(request["id"]);
}
