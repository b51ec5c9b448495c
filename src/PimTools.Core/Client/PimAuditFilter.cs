using System;

namespace PimTools;

/// <summary>Filters audit records, all by the service. A null value does not filter.</summary>
public sealed class PimAuditFilter
{
    /// <summary>The earliest time, UTC.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The latest time, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The activity, or how it starts.</summary>
    public string? Activity { get; init; }

    /// <summary>Tells whether <see cref="Activity"/> is only the start.</summary>
    public bool IsActivityPrefix { get; init; }

    /// <summary>The initiator's object id.</summary>
    public string? InitiatorId { get; init; }

    /// <summary>The ids of objects that all have to be among the targets: a role, a principal.</summary>
    public System.Collections.Generic.IReadOnlyList<string> TargetIds { get; init; } = Array.Empty<string>();
}
