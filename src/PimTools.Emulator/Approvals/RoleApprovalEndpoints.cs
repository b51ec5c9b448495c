using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Approvals;

/// <summary>Approvals of directory role activations; only the beta version has them, and only for people.</summary>
internal sealed class RoleApprovalEndpoints : IEndpoints
{
    private const string Resource = "roleManagement/directory/roleAssignmentApprovals";

    private readonly ApprovalDesk _desk;
    private readonly DirectoryStore _directory;
    private readonly DirectoryAuthority _authority;
    private readonly Result _result;

    public RoleApprovalEndpoints(ApprovalDesk desk, DirectoryStore directory, DirectoryAuthority authority, Result result)
    {
        _desk = desk;
        _directory = directory;
        _authority = authority;
        _result = result;
    }

    public IEnumerable<Route> Routes =>
    [
        Beta("GET", Resource, Permissions.ReadApprovals, List),
        Beta("GET", Resource + "/filterByCurrentUser/{on}", Permissions.ReadApprovals, Mine),
        Beta("GET", Resource + "/{id}", Permissions.ReadApprovals, Get),
        Beta("GET", Resource + "/{id}/steps", Permissions.ReadApprovals, Steps),
        Beta("GET", Resource + "/{id}/steps/{stepId}", Permissions.ReadApprovals, Step),
        Beta("PATCH", Resource + "/{id}/steps/{stepId}", Permissions.Approve, Decide),
    ];

    private static Route Beta(string method, string template, Permission permission, Func<GraphRequest, GraphResponse> answer) =>
        new(method, template, permission, answer) { OnlyIn = GraphPath.Beta };

    private GraphResponse List(GraphRequest request)
    {
        _authority.RequireReaderOrOwn(request);
        return _result.Page(request, Resource, Shape(request), _desk.All);
    }

    private GraphResponse Mine(GraphRequest request)
    {
        var mine = request["on"].ToLowerInvariant() switch
        {
            "approver" => _desk.All.Where(approval => _desk.IsApprover(approval, request.Caller.ObjectId)),
            "principal" or "target" => _desk.All.Where(approval => request.Caller.Is(approval.Request.PrincipalId)),
            "createdby" => _desk.All.Where(approval => request.Caller.Is(approval.Request.CreatedBy)),
            _ => throw GraphException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here."),
        };
        return _result.Page(request, "Collection(approval)", Shape(request), mine, withType: true);
    }

    private GraphResponse Get(GraphRequest request) =>
        GraphResponse.Ok(Result.Entity(request, Resource, Shape(request), Readable(request)));

    private GraphResponse Steps(GraphRequest request) =>
        _result.Page(request, $"{Resource}('{request["id"]}')/steps", StepShape(request), [Readable(request)]);

    private GraphResponse Step(GraphRequest request) =>
        GraphResponse.Ok(Result.Entity(request, $"{Resource}('{request["id"]}')/steps", StepShape(request), WithStep(request, Readable(request))));

    private GraphResponse Decide(GraphRequest request)
    {
        var approval = WithStep(request, Find(request));
        var body = new BodyReader(request.BodyObject(), "approvalStep", "reviewResult", "justification");
        var approve = body.RequiredText("reviewResult").ToLowerInvariant() switch
        {
            "approve" => true,
            "deny" => false,
            _ => throw body.Wrong("reviewResult"),
        };
        _desk.Decide(approval, request.Caller, approve, body.Text("justification"));
        return GraphResponse.NoContent;
    }

    private Approval Find(GraphRequest request) => _desk.Find(request["id"]) ?? throw GraphException.ResourceNotFound(request["id"]);

    private Approval Readable(GraphRequest request)
    {
        var approval = Find(request);
        if (!_desk.IsApprover(approval, request.Caller.ObjectId))
            _authority.RequireReaderOr(request.Caller, approval.Request.PrincipalId);
        return approval;
    }

    private static Approval WithStep(GraphRequest request, Approval approval) =>
        approval.StepId.Equals(request["stepId"], StringComparison.OrdinalIgnoreCase) ? approval : throw GraphException.ResourceNotFound(request["stepId"]);

    private Shape<Approval> Shape(GraphRequest request) => ApprovalShapes.Approval(_desk, _directory, request.Caller.ObjectId);

    private Shape<Approval> StepShape(GraphRequest request) => ApprovalShapes.Step(_desk, _directory, request.Caller.ObjectId);
}
