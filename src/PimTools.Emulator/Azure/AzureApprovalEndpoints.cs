using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Azure;

/// <summary>Approvals of activations in Azure, at the scope they are about or at the tenant.</summary>
internal sealed class AzureApprovalEndpoints : IArmEndpoints
{
    private const string Type = "Microsoft.Authorization/roleAssignmentApprovals";

    private readonly AzurePimService _service;
    private readonly ApprovalProcessor _processor;
    private readonly AzureAuthority _authority;
    private readonly DirectoryStore _directory;
    private readonly ArmResponses _responses;

    public AzureApprovalEndpoints(
        AzurePimService service, ApprovalProcessor processor, AzureAuthority authority, DirectoryStore directory, ArmResponses responses)
    {
        _service = service;
        _processor = processor;
        _authority = authority;
        _directory = directory;
        _responses = responses;
    }

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Type, ArmVersions.Approvals, List) { Options = ["$filter"] },
        new ArmRoute("GET", Type + "/{id}", ArmVersions.Approvals, Get),
        new ArmRoute("GET", Type + "/{id}/stages", ArmVersions.Approvals, Stages),
        new ArmRoute("GET", Type + "/{id}/stages/{stageId}", ArmVersions.Approvals, GetStage),
        new ArmRoute("PATCH", Type + "/{id}/stages/{stageId}", ArmVersions.Approvals, Decide),
        new ArmRoute("PUT", Type + "/{id}/stages/{stageId}", ArmVersions.Approvals, Decide),
    ];

    private ServiceResponse List(ArmRequest request)
    {
        var filter = request.Filter("asApprover", "asCreatedBy", "asTarget");
        var rights = _authority.RightsOf(request.Caller);
        var rows = _processor.All.Where(approval =>
            request.Scope.IsInLineWith(ScopeOf(approval))
            && IsReadable(request, approval, rights)
            && (!filter.Has("asApprover") || _processor.IsApprover(approval, request.Caller.ObjectId))
            && (!filter.Has("asCreatedBy") || request.Caller.Is(approval.Request.CreatedBy))
            && (!filter.Has("asTarget") || request.Caller.Is(approval.Request.PrincipalId)));
        return _responses.Page(request, rows, approval => Show(request, approval));
    }

    private ServiceResponse Get(ArmRequest request) => ServiceResponse.Ok(Show(request, Readable(request)));

    private ServiceResponse Stages(ArmRequest request) => _responses.Page(request, [Readable(request)], approval => ShowStage(request, approval));

    private ServiceResponse GetStage(ArmRequest request) => ServiceResponse.Ok(ShowStage(request, WithStage(request, Readable(request))));

    private ServiceResponse Decide(ArmRequest request)
    {
        var approval = WithStage(request, Find(request));
        if (!_processor.MayDecide(approval, request.Caller))
            throw _authority.Refused(request.Caller, Type + "/stages/write", ScopeOf(approval));

        var body = new BodyReader(request.Properties(), "Microsoft.Authorization.RoleAssignmentApprovalStepProperties",
            "reviewResult", "justification", "displayName", "status", "assignedToMe", "reviewedBy", "reviewedDateTime");
        _processor.Decide(approval, request.Caller, DecisionBody.IsApproval(body), body.Text("justification"));
        return ServiceResponse.Ok(ShowStage(request, approval));
    }

    private Approval Find(ArmRequest request) =>
        _processor.Find(request["id"]) is { } found && request.Scope.IsInLineWith(ScopeOf(found)) ? found : throw NotFound(request["id"]);

    private Approval Readable(ArmRequest request)
    {
        var approval = Find(request);
        return IsReadable(request, approval, _authority.RightsOf(request.Caller))
            ? approval
            : throw _authority.Refused(request.Caller, Type + "/read", ScopeOf(approval));
    }

    private bool IsReadable(ArmRequest request, Approval approval, AzureRights rights) =>
        _processor.IsApprover(approval, request.Caller.ObjectId)
        || request.Caller.Is(approval.Request.PrincipalId)
        || rights.Can(AzureActions.ReadAssignments, ScopeOf(approval));

    private AzureScope ScopeOf(Approval approval) => _service.ScopeOf(approval.Request.Target);

    private static Approval WithStage(ArmRequest request, Approval approval) =>
        approval.StepId.Equals(request["stageId"], StringComparison.OrdinalIgnoreCase) ? approval : throw NotFound(request["stageId"]);

    private static ServiceException NotFound(string id) => ArmErrors.NotFound("ResourceNotFound", $"The resource '{id}' could not be found.");

    private JsonObject Show(ArmRequest request, Approval approval) => new()
    {
        ["id"] = request.Scope.IdOf("roleAssignmentApprovals", approval.Id),
        ["type"] = Type,
        ["name"] = approval.Id,
        ["properties"] = new JsonObject { ["stages"] = new JsonArray(ShowStage(request, approval)) },
    };

    private JsonObject ShowStage(ArmRequest request, Approval approval) => new()
    {
        ["id"] = $"{request.Scope.IdOf("roleAssignmentApprovals", approval.Id)}/stages/{approval.StepId}",
        ["type"] = Type + "/stages",
        ["name"] = approval.StepId,
        ["properties"] = new JsonObject
        {
            ["displayName"] = null,
            ["status"] = approval.Status,
            ["assignedToMe"] = _processor.IsApprover(approval, request.Caller.ObjectId),
            ["reviewedBy"] = approval.ReviewedBy is { } id ? Reviewer(id) : null,
            ["reviewedDateTime"] = IsoTime.Node(approval.Reviewed),
            ["reviewResult"] = approval.Result,
            ["justification"] = approval.Justification,
        },
    };

    private JsonObject Reviewer(string id)
    {
        var reviewer = _directory.Find(id);
        return new JsonObject
        {
            ["principalId"] = id,
            ["principalType"] = reviewer is ServicePrincipal ? "servicePrincipal" : "user",
            ["principalName"] = reviewer?.DisplayName,
            ["userPrincipalName"] = (reviewer as User)?.UserPrincipalName,
        };
    }
}
