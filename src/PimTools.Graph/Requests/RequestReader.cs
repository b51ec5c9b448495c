using System;
using System.Collections.Generic;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Reads Graph's requests into the model. Entra roles and groups have the same but for what they are about.</summary>
internal static class RequestReader
{
    public static PimRequestStatus Status(JsonRecord element) => element.Text("status").AsWord<PimRequestStatus>() ?? PimRequestStatus.Unknown;

    /// <summary>The id of who made the request; null where the service does not say.</summary>
    public static string? CreatorId(JsonRecord element) =>
        element.Child("createdBy") is { } creator ? (creator.Child("user") ?? creator.Child("application"))?.Text("id") : null;

    /// <param name="element">The request.</param>
    /// <param name="type">The collection it is in.</param>
    /// <param name="role">What it is about.</param>
    /// <param name="scope">Where.</param>
    /// <param name="principal">For whom.</param>
    /// <param name="createdBy">Who asked.</param>
    /// <param name="approvers">Who may decide, should it wait for a decision.</param>
    public static PimRequest Read(
        JsonRecord element,
        PimAssignmentType type,
        PimRole role,
        PimScope scope,
        PimPrincipal principal,
        PimPrincipal? createdBy,
        IReadOnlyList<PimApprover> approvers) => new(
        element.Text("id") ?? Guid.Empty.ToString(), type, role, scope, principal)
    {
        Action = element.Text("action").AsWord<PimRequestAction>() ?? PimRequestAction.Unknown,
        Status = Status(element),
        NamedApprovers = Status(element) == PimRequestStatus.PendingApproval ? approvers : Array.Empty<PimApprover>(),
        CreatedBy = createdBy,
        Justification = element.Text("justification"),
        Ticket = Ticket(element.Child("ticketInfo")),
        Schedule = Schedule(element.Child("scheduleInfo")),
        Condition = element.Text("condition"),
        ConditionVersion = element.Text("conditionVersion"),
        Created = element.Text("createdDateTime").AsTime(),
        Completed = element.Text("completedDateTime").AsTime(),
        ApprovalId = element.Text("approvalId"),
        TargetScheduleId = element.Text("targetScheduleId"),
        LinkedEligibilityScheduleId = element.Text("linkedRoleEligibilityScheduleId"),
    };

    private static PimTicket? Ticket(JsonRecord? ticket) =>
        ticket is not null && (ticket.Text("ticketNumber") ?? ticket.Text("ticketSystem")) is not null
            ? new PimTicket(ticket.Text("ticketNumber"), ticket.Text("ticketSystem"))
            : null;

    public static PimSchedule? Schedule(JsonRecord? schedule) => schedule is null ? null : new PimSchedule
    {
        Start = schedule.Text("startDateTime").AsTime(),
        End = schedule.Child("expiration")?.EndTime("endDateTime"),
        Duration = Duration(schedule.Child("expiration")),
    };

    // A request that was made is not lost over a duration that cannot be read.
    private static TimeSpan? Duration(JsonRecord? expiration)
    {
        try
        {
            return expiration?.Text("duration").AsDuration("duration");
        }
        catch (PimException e) when (e.Code == PimErrorCode.InvalidResponse)
        {
            return null;
        }
    }
}
