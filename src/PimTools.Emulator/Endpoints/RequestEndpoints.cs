using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Requests;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Endpoints;

/// <summary>Requests of one kind, eligible or active: they are read, made and canceled.</summary>
internal sealed class RequestEndpoints(IScheduleArea area, ScheduleListing listing, RequestProcessor processor, GraphResponses responses) : IGraphEndpoints
{
    private readonly string _resource = area.Path + "Requests";

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", _resource, area.Permissions.ReadRequests, List),
        new GraphRoute("GET", _resource + "/filterByCurrentUser/{on}", area.Permissions.ReadRequests, Mine),
        new GraphRoute("GET", _resource + "/{id}", area.Permissions.ReadRequests, Get),
        new GraphRoute("POST", _resource, area.Permissions.Post, Post),
        new GraphRoute("POST", _resource + "/{id}/cancel", area.Permissions.Write, Cancel),
    ];

    private Shape<ScheduleRequest> Shape => area.Shapes.Request;

    private ServiceResponse List(GraphRequest request) =>
        responses.Page(request, _resource, Shape, area.Readable(request, listing.Requests(area.Kind)));

    private ServiceResponse Mine(GraphRequest request)
    {
        var all = listing.Requests(area.Kind);
        var mine = request["on"].ToLowerInvariant() switch
        {
            "principal" => all.Where(item => request.Caller.Is(item.PrincipalId)),
            "createdby" => all.Where(item => request.Caller.Is(item.CreatedBy)),
            "approver" => all.Where(item => processor.Approvals.IsApprover(item, request.Caller)),
            _ => throw ServiceException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here."),
        };
        return responses.Page(request, $"Collection({Shape.TypeName})", Shape, mine, withType: true);
    }

    private ServiceResponse Get(GraphRequest request)
    {
        var item = Find(request);
        if (!processor.Approvals.IsApprover(item, request.Caller))
            area.RequireReader(request.Caller, item.Target, item.PrincipalId, item.CreatedBy);
        return ServiceResponse.Ok(GraphResponses.Entity(request, _resource, Shape, item));
    }

    private ServiceResponse Post(GraphRequest request)
    {
        var draft = area.ReadBody(request.BodyObject());
        if (draft.Action != RequestAction.AdminRemove)
            area.Permissions.Write.Require(request.Caller);
        if (!draft.Action.IsSelf())
            area.RequireWriter(request.Caller, draft.Target);

        var made = processor.Submit(area.Kind, draft, request.Caller);
        return ServiceResponse.Created(GraphResponses.Entity(request, _resource, Shape, made));
    }

    private ServiceResponse Cancel(GraphRequest request)
    {
        var item = Find(request);
        if (!request.Caller.Is(item.PrincipalId) && !request.Caller.Is(item.CreatedBy))
            area.RequireWriter(request.Caller, item.Target);

        processor.Cancel(item, request.Caller);
        return ServiceResponse.NoContent;
    }

    private ScheduleRequest Find(GraphRequest request) =>
        area.Service.Store.FindRequest(request["id"]) is { } found && found.Kind == area.Kind
            ? found
            : throw ServiceException.ResourceNotFound(request["id"]);
}
