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
internal sealed class ApprovalEndpoints : IEndpoints
{
    private readonly ApprovalArea _area;
    private readonly ApprovalDesk _desk;
    private readonly DirectoryStore _directory;
    private readonly Result _result;

    public ApprovalEndpoints(ApprovalArea area, ApprovalDesk desk, DirectoryStore directory, Result result)
    {
        _area = area;
        _desk = desk;
        _directory = directory;
        _result = result;
    }

    public IEnumerable<Route> Routes =>
    [
        Own("GET", "", _area.Read, List),
        Own("GET", "/filterByCurrentUser/{on}", _area.Read, Mine),
        Own("GET", "/{id}", _area.Read, Get),
        Own("GET", $"/{{id}}/{_area.Parts}", _area.Read, Steps),
        Own("GET", $"/{{id}}/{_area.Parts}/{{stepId}}", _area.Read, Step),
        Own("PATCH", $"/{{id}}/{_area.Parts}/{{stepId}}", _area.Decide, Decide),
    ];

    private Route Own(string method, string rest, Permission permission, Func<GraphRequest, GraphResponse> answer) =>
        new(method, _area.Resource + rest, permission, answer) { OnlyIn = _area.Version };

    private GraphResponse List(GraphRequest request) =>
        _result.Page(request, _area.Resource, Shapes(request).Whole(), _desk.All.Where(approval => IsReadable(request, approval)));

    private GraphResponse Mine(GraphRequest request)
    {
        var mine = request["on"].ToLowerInvariant() switch
        {
            "approver" => _desk.All.Where(approval => _desk.IsApprover(approval, request.Caller.ObjectId)),
            "principal" or "target" => _desk.All.Where(approval => request.Caller.Is(approval.Request.PrincipalId)),
            "createdby" => _desk.All.Where(approval => request.Caller.Is(approval.Request.CreatedBy)),
            _ => throw GraphException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here."),
        };
        return _result.Page(request, "Collection(approval)", Shapes(request).Whole(), mine, withType: true);
    }

    private GraphResponse Get(GraphRequest request) =>
        GraphResponse.Ok(Result.Entity(request, _area.Resource, Shapes(request).Whole(), Readable(request)));

    private GraphResponse Steps(GraphRequest request) =>
        _result.Page(request, PartsOf(request), Shapes(request).Part(), [Readable(request)]);

    private GraphResponse Step(GraphRequest request) =>
        GraphResponse.Ok(Result.Entity(request, PartsOf(request), Shapes(request).Part(), WithStep(request, Readable(request))));

    private GraphResponse Decide(GraphRequest request)
    {
        var approval = WithStep(request, Find(request));
        var body = new BodyReader(request.BodyObject(), _area.PartType, "reviewResult", "justification");
        var approve = ReviewResult.IsApproval(body);
        _desk.Decide(approval, request.Caller, approve, body.Text("justification"));
        return GraphResponse.NoContent;
    }

    private string PartsOf(GraphRequest request) => $"{_area.Resource}('{request["id"]}')/{_area.Parts}";

    private Approval Find(GraphRequest request) => _desk.Find(request["id"]) ?? throw GraphException.ResourceNotFound(request["id"]);

    private Approval Readable(GraphRequest request)
    {
        var approval = Find(request);
        return IsReadable(request, approval) ? approval : throw GraphException.Forbidden();
    }

    private bool IsReadable(GraphRequest request, Approval approval) =>
        _desk.IsApprover(approval, request.Caller.ObjectId)
        || request.Caller.Is(approval.Request.PrincipalId)
        || _area.IsReader(request.Caller, approval);

    private static Approval WithStep(GraphRequest request, Approval approval) =>
        approval.StepId.Equals(request["stepId"], StringComparison.OrdinalIgnoreCase)
            ? approval
            : throw GraphException.ResourceNotFound(request["stepId"]);

    private ApprovalShapes Shapes(GraphRequest request) => new(_area, _desk, _directory, request.Caller.ObjectId);
}
