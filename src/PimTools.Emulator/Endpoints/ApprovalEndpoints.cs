using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Endpoints;

/// <summary>Approvals of activations of one kind, in one version; for people alone.</summary>
internal sealed class ApprovalEndpoints : IGraphEndpoints
{
    private readonly ApprovalArea _area;
    private readonly ApprovalProcessor _processor;
    private readonly DirectoryStore _directory;
    private readonly GraphResponses _responses;

    public ApprovalEndpoints(ApprovalArea area, ApprovalProcessor processor, DirectoryStore directory, GraphResponses responses)
    {
        _area = area;
        _processor = processor;
        _directory = directory;
        _responses = responses;
    }

    public IEnumerable<GraphRoute> Routes =>
    [
        Own("GET", "", _area.Read, List),
        Own("GET", "/filterByCurrentUser/{on}", _area.Read, Mine),
        Own("GET", "/{id}", _area.Read, Get),
        Own("GET", $"/{{id}}/{_area.Parts}", _area.Read, Steps),
        Own("GET", $"/{{id}}/{_area.Parts}/{{stepId}}", _area.Read, Step),
        Own("PATCH", $"/{{id}}/{_area.Parts}/{{stepId}}", _area.Decide, Decide),
    ];

    private GraphRoute Own(string method, string rest, Permission permission, Func<GraphRequest, ServiceResponse> answer) =>
        new(method, _area.Resource + rest, permission, answer) { OnlyIn = _area.Version };

    private ServiceResponse List(GraphRequest request) =>
        _responses.Page(request, _area.Resource, Shapes(request).Whole(), _processor.All.Where(approval => IsReadable(request, approval)));

    private ServiceResponse Mine(GraphRequest request)
    {
        var mine = request["on"].ToLowerInvariant() switch
        {
            "approver" => _processor.All.Where(approval => _processor.IsApprover(approval, request.Caller.ObjectId)),
            "principal" or "target" => _processor.All.Where(approval => request.Caller.Is(approval.Request.PrincipalId)),
            "createdby" => _processor.All.Where(approval => request.Caller.Is(approval.Request.CreatedBy)),
            _ => throw ServiceException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here."),
        };
        return _responses.Page(request, "Collection(approval)", Shapes(request).Whole(), mine, withType: true);
    }

    private ServiceResponse Get(GraphRequest request) =>
        ServiceResponse.Ok(GraphResponses.Entity(request, _area.Resource, Shapes(request).Whole(), Readable(request)));

    private ServiceResponse Steps(GraphRequest request) =>
        _responses.Page(request, PartsOf(request), Shapes(request).Part(), [Readable(request)]);

    private ServiceResponse Step(GraphRequest request) =>
        ServiceResponse.Ok(GraphResponses.Entity(request, PartsOf(request), Shapes(request).Part(), WithStep(request, Readable(request))));

    private ServiceResponse Decide(GraphRequest request)
    {
        var approval = WithStep(request, Find(request));
        var body = new BodyReader(request.BodyObject(), _area.PartType, "reviewResult", "justification");
        var approve = DecisionBody.IsApproval(body);
        _processor.Decide(approval, request.Caller, approve, body.Text("justification"));
        return ServiceResponse.NoContent;
    }

    private string PartsOf(GraphRequest request) => $"{_area.Resource}('{request["id"]}')/{_area.Parts}";

    private Approval Find(GraphRequest request) => _processor.Find(request["id"]) ?? throw ServiceException.ResourceNotFound(request["id"]);

    private Approval Readable(GraphRequest request)
    {
        var approval = Find(request);
        return IsReadable(request, approval) ? approval : throw ServiceException.Forbidden();
    }

    private bool IsReadable(GraphRequest request, Approval approval) =>
        _processor.IsApprover(approval, request.Caller.ObjectId)
        || request.Caller.Is(approval.Request.PrincipalId)
        || _area.IsReader(request.Caller, approval);

    private static Approval WithStep(GraphRequest request, Approval approval) =>
        approval.HasStep(request["stepId"]) ? approval : throw ServiceException.ResourceNotFound(request["stepId"]);

    private ApprovalShapes Shapes(GraphRequest request) => new(_area, _processor, _directory, request.Caller.ObjectId);
}
