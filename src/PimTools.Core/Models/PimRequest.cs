using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools;

/// <summary>A request to PIM, and its state.</summary>
public sealed class PimRequest : PimPrincipalRecord
{
    /// <summary>Creates a request.</summary>
    public PimRequest(string id, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
        : base(role, scope, principal)
    {
        Id = id;
        Type = type;
    }

    private PimRequest(PimRequest other)
        : this(other.Id, other.Type, other.Role, other.Scope, other.Principal)
    {
        Action = other.Action;
        Status = other.Status;
        CreatedBy = other.CreatedBy;
        Justification = other.Justification;
        Ticket = other.Ticket;
        Schedule = other.Schedule;
        Condition = other.Condition;
        ConditionVersion = other.ConditionVersion;
        Created = other.Created;
        Completed = other.Completed;
        ApprovalId = other.ApprovalId;
        NamedApprovers = other.NamedApprovers;
        DecidedBy = other.DecidedBy;
        DecisionJustification = other.DecisionJustification;
        Decided = other.Decided;
        TargetScheduleId = other.TargetScheduleId;
        LinkedEligibilityScheduleId = other.LinkedEligibilityScheduleId;
        IsListed = other.IsListed;
        IsOfList = other.IsOfList;
    }

    /// <summary>The request's id; null-guid while only validated.</summary>
    public string Id { get; }

    /// <summary>Tells whether it is about an eligible or an active assignment. Activations are about active ones.</summary>
    public PimAssignmentType Type { get; }

    /// <summary>The action that was asked for.</summary>
    public PimRequestAction Action { get; init; }

    /// <summary>The status.</summary>
    public PimRequestStatus Status { get; init; }

    /// <summary>The person who made it; null where the service does not say.</summary>
    public PimPrincipal? CreatedBy { get; init; }

    /// <summary>The reason given; null when none.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket given; null when none.</summary>
    public PimTicket? Ticket { get; init; }

    /// <summary>The schedule asked for; null for removals.</summary>
    public PimSchedule? Schedule { get; init; }

    /// <summary>The condition (ABAC) under which an Azure role is asked for; null for none.</summary>
    public string? Condition { get; init; }

    /// <summary>The condition's version; null for none.</summary>
    public string? ConditionVersion { get; init; }

    /// <summary>The time at which it was made, UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>
    /// The time at which it ends undecided, UTC; null where it does not wait for an approver (documented: pim-approval-workflow, 24 hours).
    /// </summary>
    public DateTimeOffset? TimesOut => Status is PimRequestStatus.PendingApproval or PimRequestStatus.PendingApprovalProvisioning ? Created?.AddDays(1) : null;

    /// <summary>The time at which the service completed it, UTC; may be in the future for a scheduled start.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>The approval that decides it; null when none is needed.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>The names of the approvers that the policy names; empty when none is needed or they were not looked up.</summary>
    public PimTextList Approvers => new(NamedApprovers.Select(one => one.ToString()), "; ");

    /// <summary>The object ids of the approvers.</summary>
    public PimTextList ApproverIds => new(NamedApprovers.Select(one => one.Id), "; ");

    /// <summary>The approvers that the policy names.</summary>
    internal IReadOnlyList<PimApprover> NamedApprovers { get; init; } = Array.Empty<PimApprover>();

    /// <summary>The person who decided it; null where nobody has or needs to, and where it could not be read.</summary>
    public PimPrincipal? DecidedBy { get; init; }

    /// <summary>The reason of the decision; null as for <see cref="DecidedBy"/>.</summary>
    public string? DecisionJustification { get; init; }

    /// <summary>The time at which it was decided, UTC; null as for <see cref="DecidedBy"/>.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>The schedule this request made or changes; null where the service does not say.</summary>
    public string? TargetScheduleId { get; init; }

    /// <summary>The schedule of the eligibility that an Azure activation is made of; null where the request names none.</summary>
    public string? LinkedEligibilityScheduleId { get; init; }

    /// <summary>
    /// Tells whether the assignment shows in the service's lists, which lag behind by minutes (observed: 1.5 to 4.5); null where nobody looked.
    /// </summary>
    public bool? IsListed { get; init; }

    /// <summary>Tells whether it was put out with all others of a list, so that they follow at once.</summary>
    internal bool IsOfList { get; init; }

    /// <summary>The time at which the assignment begins, UTC; null for removals and until it is known.</summary>
    public DateTimeOffset? Start => Schedule?.Start;

    /// <summary>The time at which the assignment ends, UTC; null when permanent or not yet known.</summary>
    public DateTimeOffset? End => Schedule?.End ?? (Schedule?.Start + Schedule?.Duration);

    /// <summary>The duration asked for; null where an end was, or none.</summary>
    public TimeSpan? Duration => Schedule?.Duration;

    /// <summary>The number of the ticket; null when none was given.</summary>
    public string? TicketNumber => Ticket?.Number;

    /// <summary>The system that keeps the ticket; null when none was given.</summary>
    public string? TicketSystem => Ticket?.System;

    /// <summary>The meaning of the status for the person who made it. Revoked is success for a removal, and failure for everything else.</summary>
    public PimRequestOutcome Outcome => Status == PimRequestStatus.Revoked && !IsRemoval ? PimRequestOutcome.Failed : Status.GetOutcome();

    /// <summary>Tells whether something still has to happen: a decision, or the service's own work.</summary>
    public bool IsPending => Outcome is PimRequestOutcome.InProgress or PimRequestOutcome.AwaitingDecision;

    /// <summary>Tells whether nothing will change any more.</summary>
    public bool IsTerminal => Outcome is PimRequestOutcome.Succeeded or PimRequestOutcome.Failed;

    /// <summary>The request behind an assignment that is active, as far as the assignment tells it. Its id is the schedule's, which the service gives both.</summary>
    internal static PimRequest Behind(PimAssignment active) => new(active.ScheduleId ?? active.Id, active.Type, active.Role, active.Scope, active.Principal)
    {
        Action = active.State == PimAssignmentState.Activated ? PimRequestAction.SelfActivate : PimRequestAction.AdminAssign,
        Status = PimRequestStatus.Provisioned,
        Schedule = new PimSchedule { Start = active.Start, End = active.End },
        Condition = active.Condition,
        ConditionVersion = active.ConditionVersion,
        TargetScheduleId = active.ScheduleId,
        LinkedEligibilityScheduleId = active.LinkedEligibilityScheduleId,
        IsListed = true,
    };

    /// <summary>The same request, with whether its assignment is listed.</summary>
    public PimRequest WithListing(bool isListed) => new(this) { IsListed = isListed };

    /// <summary>The same request, with who may approve it, where it waits for that.</summary>
    internal PimRequest WithApprovers(IReadOnlyList<PimApprover> approvers) =>
        Status == PimRequestStatus.PendingApproval && Approvers.Count == 0 ? new(this) { NamedApprovers = approvers } : this;

    /// <summary>The same request, with what was decided about it.</summary>
    public PimRequest WithDecision(PimPrincipal? decidedBy, string? justification, DateTimeOffset? decided) => new(this)
    {
        DecidedBy = decidedBy,
        DecisionJustification = justification,
        Decided = decided,
    };

    /// <summary>The same request, put out with all others of a list.</summary>
    internal PimRequest OfList() => new(this) { IsOfList = true };

    /// <summary>Tells whether somebody decided it, and the request does not yet say who.</summary>
    internal bool LacksDecision => DecidedBy is null && ApprovalId is not null
        && Outcome is (PimRequestOutcome.Succeeded or PimRequestOutcome.Failed or PimRequestOutcome.Scheduled)
        && Status is not (PimRequestStatus.Canceled or PimRequestStatus.TimedOut);

    private bool IsRemoval => Action is PimRequestAction.AdminRemove or PimRequestAction.SelfDeactivate;

    /// <inheritdoc />
    public override string ToString() => $"{Action} {Role.Describe(Scope)} for {Principal}: {Status}";
}
