using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>One line of the PIM audit log.</summary>
public sealed class PimAuditRecord
{
    private readonly PimDetails _details = PimDetails.None;

    /// <summary>Creates a record.</summary>
    public PimAuditRecord(string id, DateTimeOffset time, string activity)
    {
        Id = id;
        Time = time;
        Activity = activity;
    }

    /// <summary>The record's id.</summary>
    public string Id { get; }

    /// <summary>The time at which it happened, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The activity, in the service's words.</summary>
    public string Activity { get; }

    /// <summary>The category: RoleManagement, GroupManagement, ResourceManagement, Policy …</summary>
    public string? Category { get; init; }

    /// <summary>The result: success, failure, timeout.</summary>
    public string? Result { get; init; }

    /// <summary>The text that the service writes there: the reason of a failure, and the justification of what did not fail.</summary>
    public string? ResultReason { get; init; }

    /// <summary>The initiator; null where the service does not say.</summary>
    public PimPrincipal? Initiator { get; init; }

    /// <summary>The kind of roles that it was about; null where the record does not tell, such as for alerts.</summary>
    public PimKind? Kind { get; init; }

    /// <summary>The role it was about, for a group the group's name; null where none is named.</summary>
    public string? Role { get; init; }

    /// <summary>The role's id, for a group the group's id; null where none is named.</summary>
    public string? RoleId { get; init; }

    /// <summary>Membership or ownership of a group; null for other kinds.</summary>
    public PimAccess? Access { get; init; }

    /// <summary>The scope at which it holds; null where none is named.</summary>
    public string? Scope { get; init; }

    /// <summary>The scope's id; null where none is named.</summary>
    public string? ScopeId { get; init; }

    /// <summary>The principal it was about; null where nobody is named.</summary>
    public PimPrincipal? Principal { get; init; }

    /// <summary>The object id of the principal; null where nobody is named.</summary>
    public string? PrincipalId => Principal?.Id;

    /// <summary>The user principal name of the principal; null unless it is a user.</summary>
    public string? UserPrincipalName => Principal?.UserPrincipalName;

    /// <summary>The object id of the initiator; null where the service does not say.</summary>
    public string? InitiatorId => Initiator?.Id;

    /// <summary>The justification that the requestor gave, or for a decision the approver; null where none is told.</summary>
    public string? Justification { get; init; }

    /// <summary>The number of the ticket; null for none.</summary>
    public string? TicketNumber { get; init; }

    /// <summary>The system that keeps the ticket; null for none.</summary>
    public string? TicketSystem { get; init; }

    /// <summary>The start that was asked for, UTC; null where none is told.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end that was asked for, UTC; null for none, or where none is told.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The duration that was asked for; null where start or end is not told.</summary>
    public TimeSpan? Duration => End - Start;

    /// <summary>The reason of its failure, in the service's words; null where it did not fail.</summary>
    public string? Reason => IsSuccess ? null : ResultReason;

    /// <summary>The address from which the initiator called; null where the service does not say.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The type of operation: Add, Assign, Update, Delete …; null where the service does not say.</summary>
    public string? OperationType { get; init; }

    /// <summary>The service that wrote the record, such as PIM or Core Directory.</summary>
    public string? Service { get; init; }

    /// <summary>Ties records of one operation together.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The PIM request behind the record; null where none is named.</summary>
    public string? RequestId { get; init; }

    /// <summary>Tells whether it comes from the activity log of Azure, and not from the directory's audit log.</summary>
    internal bool IsOfActivityLog { get; init; }

    /// <summary>The action that a request asked for, where the record tells it exactly; null where it does not.</summary>
    internal PimRequestAction? Action { get; init; }

    /// <summary>Tells whether the initiator had given a second factor; null where the record does not tell.</summary>
    internal bool? IsMfaUsed { get; init; }

    /// <summary>Everything the service says it was about.</summary>
    internal IReadOnlyList<PimAuditTarget> Targets { get; init; } = Array.Empty<PimAuditTarget>();

    /// <summary>The names of everything the service says it was about.</summary>
    public PimTextList TargetNames => new(Targets.Select(target => target.ToString()), "; ");

    /// <summary>Further facts by name; a name that comes twice has its values joined by "; ".</summary>
    public IReadOnlyDictionary<string, string> Details
    {
        get => _details;
        init => _details = value as PimDetails ?? new PimDetails(value);
    }

    private bool IsSuccess => string.Equals(Result, "success", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override string ToString() => $"{Time:u} {Activity}: {Result}";
}
