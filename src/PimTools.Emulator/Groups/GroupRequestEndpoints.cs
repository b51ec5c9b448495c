using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Requests;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Groups;

/// <summary>Requests for groups, eligible or active: read, made and taken back.</summary>
internal sealed class GroupRequestEndpoints : IEndpoints
{
    private readonly GroupSurface _surface;
    private readonly ScheduleListing _requests;
    private readonly RequestDesk _desk;
    private readonly GroupAuthority _authority;
    private readonly GroupListing _listing;
    private readonly Result _result;
    private readonly Shape<ScheduleRequest> _shape;
    private readonly ScheduleKind _kind;
    private readonly string _resource;

    public GroupRequestEndpoints(
        GroupSurface surface,
        ScheduleListing requests,
        RequestDesk desk,
        GroupAuthority authority,
        Result result,
        GroupShapes shapes,
        ScheduleKind kind)
    {
        _surface = surface;
        _requests = requests;
        _desk = desk;
        _authority = authority;
        _listing = new GroupListing(surface, authority);
        _result = result;
        _kind = kind;
        _shape = kind == ScheduleKind.Eligible ? shapes.EligibleRequest : shapes.ActiveRequest;
        _resource = "identityGovernance/privilegedAccess/group/"
            + (kind == ScheduleKind.Eligible ? "eligibilityScheduleRequests" : "assignmentScheduleRequests");
    }

    public IEnumerable<Route> Routes
    {
        get
        {
            var isEligible = _kind == ScheduleKind.Eligible;
            var read = isEligible ? GroupPermissions.ReadEligibility : GroupPermissions.ReadAssignments;
            return
            [
                new Route("GET", _resource, read, List),
                new Route("GET", _resource + "/filterByCurrentUser/{on}", read, Mine),
                new Route("GET", _resource + "/{id}", read, Get),
                new Route("POST", _resource, isEligible ? GroupPermissions.PostEligibility : GroupPermissions.PostAssignments, Post),
                new Route("POST", _resource + "/{id}/cancel", Write, Cancel),
            ];
        }
    }

    private Permission Write => _kind == ScheduleKind.Eligible ? GroupPermissions.WriteEligibility : GroupPermissions.WriteAssignments;

    private GraphResponse List(GraphRequest request)
    {
        var all = _requests.Requests(_kind);
        var rows = request.Query.Filter is null && !request.Caller.IsApplication
            ? all.Where(item => IsOwn(item, request.Caller))
            : _listing.Readable(request, all, item => item.Target, item => item.PrincipalId);
        return _result.Page(request, _resource, _shape, rows);
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
            _authority.RequireReaderOr(request.Caller, _surface.GroupOf(item.Target), item.PrincipalId, item.CreatedBy);
        return GraphResponse.Ok(Result.Entity(request, _resource, _shape, item));
    }

    private GraphResponse Post(GraphRequest request)
    {
        var draft = GroupRequestBody.Read(request.BodyObject(), _shape.TypeName);
        if (draft.Action != RequestAction.AdminRemove)
            Write.Require(request.Caller);
        if (!draft.Action.IsSelf())
            _authority.RequireWriter(request.Caller, Group(draft.Target));

        var made = _desk.Submit(_kind, draft, request.Caller);
        return GraphResponse.Created(Result.Entity(request, _resource, _shape, made));
    }

    private GraphResponse Cancel(GraphRequest request)
    {
        var item = Find(request);
        if (!IsOwn(item, request.Caller))
            _authority.RequireWriter(request.Caller, _surface.GroupOf(item.Target));

        _desk.Cancel(item, request.Caller);
        return GraphResponse.NoContent;
    }

    private Group Group(GrantTarget target) => _surface.Find(target.Scope) ?? throw GraphException.ResourceNotFound(target.Scope);

    private bool IsApprover(ScheduleRequest item, Caller caller) =>
        _desk.Approvals.Find(item.Id) is { } approval && _desk.Approvals.IsApprover(approval, caller.ObjectId);

    private static bool IsOwn(ScheduleRequest item, Caller caller) => caller.Is(item.PrincipalId) || caller.Is(item.CreatedBy);

    private ScheduleRequest Find(GraphRequest request) =>
        _surface.Book.FindRequest(request["id"]) is { } found && found.Kind == _kind
            ? found
            : throw GraphException.ResourceNotFound(request["id"]);
}
