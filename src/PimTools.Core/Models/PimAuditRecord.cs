using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>One line of the PIM audit log.</summary>
public sealed class PimAuditRecord
{
    private readonly PimDetails _details = new(new Dictionary<string, string>());

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

    /// <summary>The reason of a failure, or the justification, in the service's words.</summary>
    public string? ResultReason { get; init; }

    /// <summary>The initiator; null where the service does not say.</summary>
    public PimPrincipal? Initiator { get; init; }

    /// <summary>The role it was about; null where none is named.</summary>
    public string? Role { get; init; }

    /// <summary>The principal it was about; null where nobody is named.</summary>
    public PimPrincipal? Principal { get; init; }

    /// <summary>Ties records of one operation together.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The PIM request behind the record; null where none is named.</summary>
    public string? RequestId { get; init; }

    /// <summary>Everything the service says it was about.</summary>
    internal IReadOnlyList<PimAuditTarget> Targets { get; init; } = Array.Empty<PimAuditTarget>();

    /// <summary>The names of everything the service says it was about.</summary>
    public PimTextList TargetNames => new(Targets.Select(target => target.ToString()), "; ");

    /// <summary>Further facts by name; a name that comes twice has its values joined by "; ".</summary>
    public IReadOnlyDictionary<string, string> Details
    {
        get => _details;
        init => _details = new PimDetails(value);
    }

    /// <inheritdoc />
    public override string ToString() => $"{Time:u} {Activity}: {Result}";
}
