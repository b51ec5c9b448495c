using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Endpoints;

/// <summary>How approvals look to one caller: a part says whether it is theirs to decide.</summary>
internal sealed class ApprovalShapes(ApprovalArea area, ApprovalDesk desk, DirectoryStore directory, string callerId)
{
    public Shape<Approval> Whole() => new Shape<Approval>("approval")
        .Property("id", approval => approval.Id)
        .Property(area.Parts, approval => new JsonArray(Part().Render(approval, ODataQuery.None)))
        .Navigation(area.Parts, (approval, _) => new JsonArray(Part().Render(approval, ODataQuery.None)));

    public Shape<Approval> Part() => new Shape<Approval>(area.PartType)
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
