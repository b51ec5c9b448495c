using System;
using System.Collections.Generic;
using PimTools.Anomalies;
using PimTools.Compliance;
using PimTools.Models;

namespace PimTools.Reports;

/// <summary>The contents of a report as they were asked for.</summary>
internal sealed class ReportOptions
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The roles, any of them; none for all.</summary>
    public IReadOnlyCollection<PimIdentity> Roles { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The principals, any of them; none for everybody.</summary>
    public IReadOnlyCollection<PimIdentity> Principals { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The time from which activities are read, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The baselines that the tenant is checked by.</summary>
    public IReadOnlyList<Baseline> Baselines { get; init; } = Array.Empty<Baseline>();

    /// <summary>The rules of anomalies to look for.</summary>
    public IReadOnlyList<AnomalyRule> AnomalyRules { get; init; } = Array.Empty<AnomalyRule>();

    /// <summary>The user principal names or object ids of the break-glass accounts.</summary>
    public IReadOnlyList<string> BreakGlass { get; init; } = Array.Empty<string>();

    /// <summary>The Azure scopes that are checked.</summary>
    public IReadOnlyList<PimScope> Scopes { get; init; } = Array.Empty<PimScope>();
}
