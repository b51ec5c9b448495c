using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>One line of the audit log.</summary>
internal sealed record AuditRecord(string Id, DateTimeOffset Time, string Activity)
{
    public string Category { get; init; } = "RoleManagement";

    public string CorrelationId { get; init; } = "";

    public string? FailureReason { get; init; }

    public AuditInitiator Initiator { get; init; } = AuditInitiator.Service;

    public IReadOnlyList<AuditTarget> Targets { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];
}
