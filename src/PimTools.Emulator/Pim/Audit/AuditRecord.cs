using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>One line of the audit log.</summary>
internal sealed record AuditRecord(string Id, DateTimeOffset Time, string Activity)
{
    public string Category { get; init; } = "RoleManagement";

    public string CorrelationId { get; init; } = "";

    public string? FailureReason { get; init; }

    /// <summary>The reason that somebody gave; the service writes it as the reason of the result.</summary>
    public string? Justification { get; init; }

    /// <summary>The type of operation, which the first word of the activity tells.</summary>
    public string OperationType => Activity.Split(' ')[0] switch
    {
        "Add" => "Assign",
        "Remove" => "Unassign",
        _ => "Update",
    };

    public AuditInitiator Initiator { get; init; } = AuditInitiator.Service;

    public IReadOnlyList<AuditTarget> Targets { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];
}
