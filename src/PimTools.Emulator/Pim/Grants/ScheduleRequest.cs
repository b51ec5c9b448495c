using System;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>A request and its progress.</summary>
internal sealed class ScheduleRequest
{
    public ScheduleRequest(string id, ScheduleKind kind, RequestDraft draft)
    {
        Id = id;
        Kind = kind;
        Draft = draft;
        Start = draft.Start;
    }

    public string Id { get; }

    public ScheduleKind Kind { get; }

    /// <summary>The request as it was sent, with the target in the directory's own spelling.</summary>
    public RequestDraft Draft { get; }

    public RequestAction Action => Draft.Action;

    public string PrincipalId => Draft.PrincipalId;

    public GrantTarget Target => Draft.Target;

    public string CreatedBy { get; init; } = "";

    public bool IsCreatedByApplication { get; init; }

    /// <summary>Tells whether the requestor had given a second factor.</summary>
    public bool IsCreatedWithMfa { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>The id that the audit records of the submission share; approval and provisioning have their own.</summary>
    public string CorrelationId { get; init; } = "";

    public string Status { get; set; } = RequestStatus.Granted;

    public DateTimeOffset? Completed { get; set; }

    public string? ApprovalId { get; set; }

    public string? TargetScheduleId { get; set; }

    /// <summary>The requested start while the request is pending, the actual one afterwards.</summary>
    public DateTimeOffset? Start { get; set; }
}
