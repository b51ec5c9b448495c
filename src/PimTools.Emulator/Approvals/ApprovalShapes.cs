using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http;
using PimTools.Emulator.Http.OData;

namespace PimTools.Emulator.Approvals;

/// <summary>How approvals look to one caller: a step says whether it is theirs to decide.</summary>
internal static class ApprovalShapes
{
    public static Shape<Approval> Approval(ApprovalDesk desk, DirectoryStore directory, string callerId) => new Shape<Approval>("approval")
        .Property("id", approval => approval.Id)
        .Property("steps", approval => new JsonArray(Step(desk, directory, callerId).Render(approval, ODataQuery.None)))
        .Navigation("steps", (approval, _) => new JsonArray(Step(desk, directory, callerId).Render(approval, ODataQuery.None)));

    public static Shape<Approval> Step(ApprovalDesk desk, DirectoryStore directory, string callerId) => new Shape<Approval>("approvalStep")
        .Property("id", approval => approval.StepId)
        .Property("displayName", _ => null)
        .Property("reviewedDateTime", approval => IsoTime.Node(approval.Reviewed))
        .Property("reviewResult", approval => approval.Result)
        .Property("status", approval => approval.Status)
        .Property("assignedToMe", approval => desk.IsApprover(approval, callerId))
        .Property("justification", approval => approval.Justification)
        .Property("reviewedBy", approval => approval.ReviewedBy is { } id
            ? new JsonObject { ["displayName"] = directory.Find(id)?.DisplayName, ["id"] = id }
            : null);
}
