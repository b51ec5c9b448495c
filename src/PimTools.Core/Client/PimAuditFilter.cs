using System;

namespace PimTools;

/// <summary>Which audit records to read; all of it is filtered by the service. Everything that is null is not filtered.</summary>
public sealed class PimAuditFilter
{
    /// <summary>Not before, UTC.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Not after, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The activity, or how it starts.</summary>
    public string? Activity { get; init; }

    /// <summary>Whether <see cref="Activity"/> is only the start.</summary>
    public bool IsActivityPrefix { get; init; }

    /// <summary>The initiator's object id.</summary>
    public string? InitiatorId { get; init; }

    /// <summary>The ids of objects that all have to be among the targets: a role, a principal.</summary>
    public System.Collections.Generic.IReadOnlyList<string> TargetIds { get; init; } = Array.Empty<string>();
}
