using System;
using System.Collections.Generic;

namespace PimTools.Graph.Auditing;

/// <summary>An entry of the log as the service writes it; null is what it does not tell.</summary>
internal sealed class AuditEntry
{
    public string? Id { get; set; }

    public DateTimeOffset? Time { get; set; }

    public string? Activity { get; set; }

    public string? Category { get; set; }

    public string? Result { get; set; }

    public string? ResultReason { get; set; }

    public string? OperationType { get; set; }

    public string? Service { get; set; }

    public string? CorrelationId { get; set; }

    /// <summary>The person who called.</summary>
    public AuditCaller? User { get; set; }

    /// <summary>The application that called.</summary>
    public AuditCaller? Application { get; set; }

    public List<PimAuditTarget> Targets { get; } = new();

    public Dictionary<string, string> Details { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a detail. One that comes twice keeps both values.</summary>
    public void Add(string? name, string? value)
    {
        if (name is not null)
        {
            Details[name] = Details.TryGetValue(name, out var first) && first.Length > 0 && value is not null ? first + "; " + value : value ?? first ?? string.Empty;
        }
    }
}
