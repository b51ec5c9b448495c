using System;
using System.Collections.Generic;

namespace PimTools.Compliance;

/// <summary>A tenant as it was read to be checked.</summary>
internal sealed class TenantEvidence
{
    /// <summary>The service's time of the reading.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The kinds that were asked for.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = Array.Empty<PimKind>();

    public EvidenceGaps Gaps { get; } = new();

    public List<PimRoleSetting> Settings { get; } = new();

    /// <summary>The assignments in effect, each where it was made.</summary>
    public List<PimAssignment> Assignments { get; } = new();

    /// <summary>The ids of the roles that the service marks as privileged.</summary>
    public HashSet<string> Privileged { get; } = new(StringComparer.OrdinalIgnoreCase);

    public GroupEvidence Groups { get; } = new();

    /// <summary>The accounts of people, by their ids; those that are gone are not among them.</summary>
    public Dictionary<string, PimAccount> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The approvers whom the directory knows, of those that settings name.</summary>
    public HashSet<string> KnownApprovers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ActivationEvidence Activations { get; set; } = new();
}
