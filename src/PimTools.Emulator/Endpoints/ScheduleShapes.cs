using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Endpoints;

/// <summary>
/// The shapes of one kind of schedules. A schedule is shown as one principal has it: a member sees the eligibility of a group as its own.
/// </summary>
internal sealed record ScheduleShapes(Shape<ScheduleInstance> Schedule, Shape<ScheduleInstance> Instance, Shape<ScheduleRequest> Request)
{
    /// <summary>Begins the shape of a request with the properties that come first in every kind.</summary>
    public static Shape<ScheduleRequest> BeginRequest(string typeName) => new Shape<ScheduleRequest>(typeName)
        .Property("id", request => request.Id)
        .Property("status", request => request.Status)
        .Property("createdDateTime", request => IsoTime.Node(request.Created))
        .Property("completedDateTime", request => IsoTime.Node(request.Completed))
        .Property("approvalId", request => request.ApprovalId)
        .Property("customData", request => request.Draft.CustomData)
        .Filterable("id", "status", "targetScheduleId", "createdBy/user/id", "createdBy/application/id")
        .Filterable("createdBy", request => request.CreatedBy);
}
