using System;
using System.Collections.Generic;
using PimTools.Models;

namespace PimTools;

/// <summary>One request to PIM from its beginning to its end: who asked for what, who decided, and how it ended.</summary>
public sealed class PimActivity : IOfTenant
{
    internal PimActivity(string? requestId, PimRequestAction action)
    {
        RequestId = requestId;
        Action = action;
    }

    /// <summary>The request's id; null for what was done outside of PIM.</summary>
    public string? RequestId { get; }

    /// <summary>The time at which it was asked for, UTC; null where that has run out of the log.</summary>
    public DateTimeOffset? Requested { get; init; }

    /// <summary>The action that was asked for.</summary>
    public PimRequestAction Action { get; }

    /// <summary>Eligible or active; null where the log does not tell.</summary>
    public PimAssignmentType? Type { get; init; }

    /// <summary>Tells whether it was done outside of PIM, where no request is made.</summary>
    public bool IsOutsidePim { get; init; }

    /// <summary>The kind of roles; null where the log does not tell.</summary>
    public PimKind? Kind { get; init; }

    /// <summary>The role, for a group the group's name; null where none is named.</summary>
    public string? Role { get; init; }

    /// <summary>The role's id; null where none is named.</summary>
    public string? RoleId { get; init; }

    /// <summary>Membership or ownership of a group; null for other kinds.</summary>
    public PimAccess? Access { get; init; }

    /// <summary>The scope; null where none is named.</summary>
    public string? Scope { get; init; }

    /// <summary>The scope's id; null where none is named.</summary>
    public string? ScopeId { get; init; }

    /// <summary>The principal whose assignment it is about; null where nobody is named.</summary>
    public PimPrincipal? Principal { get; init; }

    /// <summary>The object id of the principal; null where nobody is named.</summary>
    public string? PrincipalId => Principal?.Id;

    /// <summary>The user principal name of the principal; null unless it is a user.</summary>
    public string? UserPrincipalName => Principal?.UserPrincipalName;

    /// <summary>The person or application that asked; null where that has run out of the log.</summary>
    public PimPrincipal? Requestor { get; init; }

    /// <summary>The address from which it was asked for; null where the service does not say.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Tells whether a second factor had been given when it was asked for; null where no log tells.</summary>
    public bool? IsMfaUsed { get; init; }

    /// <summary>The justification of the requestor; null where none was given, or none is told.</summary>
    public string? Justification { get; init; }

    /// <summary>The number of the ticket; null for none.</summary>
    public string? TicketNumber { get; init; }

    /// <summary>The system that keeps the ticket; null for none.</summary>
    public string? TicketSystem { get; init; }

    /// <summary>The decision; null where nobody has decided, or none is told.</summary>
    public PimDecision? Decision { get; init; }

    /// <summary>The person who decided; null as for <see cref="Decision"/>.</summary>
    public PimPrincipal? DecidedBy { get; init; }

    /// <summary>The words of the decision; null as for <see cref="Decision"/>.</summary>
    public string? DecisionJustification { get; init; }

    /// <summary>The time of the decision, UTC; null as for <see cref="Decision"/>.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>The time from the request to the decision; null where one of them is not told.</summary>
    public TimeSpan? DecidedAfter => Decided - Requested;

    /// <summary>The start that was asked for, UTC; null where none is told.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end that was asked for, UTC; null for none, or where none is told.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The duration that was asked for; null for none, or where none is told.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The time from which the assignment was in force, UTC; null where it never was, or that is not told.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>The time at which the assignment ended, UTC; null while it is in force, and where it never was.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The person or application that ended it before its time; null where nobody did.</summary>
    public PimPrincipal? EndedBy { get; init; }

    /// <summary>The time for which the assignment was in force; null while it is, and where it never was.</summary>
    public TimeSpan? ActualDuration => Ended - Began;

    /// <summary>The way in which it ended.</summary>
    public PimActivityOutcome Outcome { get; init; }

    /// <summary>The reason of its failure, in the service's words; null where it did not fail.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The sources that tell of it: AuditLog, ActivityLog (of Azure), Request, or several. Without AuditLog, that log does not tell of it, or not any more.
    /// </summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>The ids of the records that tell of it, the newest first. The records themselves would take many times as much memory.</summary>
    internal IReadOnlyList<string> RecordIds { get; init; } = Array.Empty<string>();

    /// <summary>Tells whether the directory's audit log tells of it.</summary>
    internal bool IsInAuditLog { get; init; }

    /// <summary>Tells whether the name of a record says that it is permanent.</summary>
    internal bool IsRecordedAsPermanent { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Action} {Role} for {Principal}: {Outcome}";
}
