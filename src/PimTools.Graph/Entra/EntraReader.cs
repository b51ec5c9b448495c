using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Entra;

/// <summary>What the service says into the model.</summary>
internal static class EntraReader
{
    public static PimRole Role(JObject element) => new(PimKind.EntraRole, element.RequiredText("id"), element.Text("displayName") ?? element.RequiredText("id"))
    {
        Description = element.Text("description"),
        IsBuiltIn = element.OptionalFlag("isBuiltIn"),
        IsEnabled = element.OptionalFlag("isEnabled"),
    };

    /// <summary>The role of an assignment or a request, which expands it.</summary>
    public static PimRole RoleOf(JObject element)
    {
        var id = element.RequiredText("roleDefinitionId");
        return element.Child("roleDefinition") is { } role && role.Text("displayName") is not null
            ? Role(role)
            : new PimRole(PimKind.EntraRole, id, id);
    }

    public static PimAssignment Assignment(JObject element, PimAssignmentType type, EntraNames names) => new(
        element.RequiredText("id"), type, RoleOf(element), names.Scope(element), names.Principal(element))
    {
        State = element.Word<PimAssignmentState>("assignmentType"),
        MemberType = element.Word<PimMemberType>("memberType") ?? PimMemberType.Unknown,
        ScheduleId = element.Text(type == PimAssignmentType.Eligible ? "roleEligibilityScheduleId" : "roleAssignmentScheduleId"),
        Start = element.Time("startDateTime"),
        End = element.Time("endDateTime"),
    };

    public static PimRequestStatus Status(JObject element) => element.Word<PimRequestStatus>("status") ?? PimRequestStatus.Unknown;

    /// <param name="element">The request.</param>
    /// <param name="type">The collection it is in.</param>
    /// <param name="role">What it is about.</param>
    /// <param name="scope">Where.</param>
    /// <param name="principal">For whom.</param>
    /// <param name="createdBy">Who asked.</param>
    /// <param name="approvers">Who may decide, should it wait for a decision.</param>
    public static PimRequest Request(
        JObject element,
        PimAssignmentType type,
        PimRole role,
        PimScope scope,
        PimPrincipal principal,
        PimPrincipal? createdBy,
        IReadOnlyList<PimApprover> approvers) => new(
        element.Text("id") ?? Guid.Empty.ToString(), type, role, scope, principal)
    {
        Action = element.Word<PimRequestAction>("action") ?? PimRequestAction.Unknown,
        Status = Status(element),
        Approvers = Status(element) == PimRequestStatus.PendingApproval ? approvers : Array.Empty<PimApprover>(),
        CreatedBy = createdBy,
        Justification = element.Text("justification"),
        Ticket = Ticket(element.Child("ticketInfo")),
        Schedule = Schedule(element.Child("scheduleInfo")),
        Created = element.Time("createdDateTime"),
        Completed = element.Time("completedDateTime"),
        ApprovalId = element.Text("approvalId"),
        TargetScheduleId = element.Text("targetScheduleId"),
    };

    private static PimTicket? Ticket(JObject? ticket) =>
        ticket is not null && (ticket.Text("ticketNumber") ?? ticket.Text("ticketSystem")) is not null
            ? new PimTicket(ticket.Text("ticketNumber"), ticket.Text("ticketSystem"))
            : null;

    private static PimSchedule? Schedule(JObject? schedule) => schedule is null ? null : new PimSchedule
    {
        Start = schedule.Time("startDateTime"),
        End = schedule.Child("expiration")?.Time("endDateTime"),
        Duration = schedule.Child("expiration")?.Duration("duration"),
    };
}
