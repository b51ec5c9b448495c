using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Endpoints;

/// <summary>The shapes of approvals for one caller: a part says whether the caller can decide it.</summary>
internal sealed class ApprovalShapes(ApprovalArea area, ApprovalProcessor processor, DirectoryStore directory, string callerId)
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
        .Property("assignedToMe", approval => processor.IsApprover(approval, callerId))
        .Property("justification", approval => approval.Justification)
        .Property("reviewedBy", approval => approval.ReviewedBy is { } id
            ? new JsonObject { ["displayName"] = directory.Find(id)?.DisplayName, ["id"] = id }
            : null);
}
