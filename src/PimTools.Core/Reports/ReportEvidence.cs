using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Reports;

/// <summary>A tenant as it was read for a report, by the same queries as the cmdlets that list each part.</summary>
internal sealed class ReportEvidence
{
    private readonly List<(ReportPart Part, string Text, bool IsGap)> _notices = new();

    /// <summary>The tenant's id.</summary>
    public string TenantId { get; init; } = string.Empty;

    /// <summary>The account that read it.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>The service's time of the reading, UTC.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The time from which activities were read, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The names that the report was narrowed to; empty for the whole tenant.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = Array.Empty<string>();

    /// <summary>The names of the baselines that the tenant was checked by.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = Array.Empty<string>();

    /// <summary>The assignments in effect, as Get-PimAssignment lists them.</summary>
    public List<PimAssignment> Assignments { get; } = new();

    /// <summary>The requests, as Get-PimActivity lists them.</summary>
    public List<PimActivity> Activities { get; } = new();

    /// <summary>The findings, as Test-PimCompliance puts them out.</summary>
    public List<PimFinding> Findings { get; } = new();

    /// <summary>The anomalies, as Find-PimAnomaly puts them out.</summary>
    public List<PimAnomaly> Anomalies { get; } = new();

    /// <summary>The alerts, as Get-PimAlert lists them.</summary>
    public List<PimAlert> Alerts { get; } = new();

    /// <summary>The ways to the most powerful roles, as Get-PimAccessPath lists them.</summary>
    public List<PimAccessPath> AccessPaths { get; } = new();

    /// <summary>Notes what a reader has to know of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="text">A sentence for a person.</param>
    /// <param name="isGap">Whether something of the part could not be read.</param>
    public void AddNotice(ReportPart part, string text, bool isGap)
    {
        lock (_notices)
        {
            if (!_notices.Contains((part, text, isGap)))
            {
                _notices.Add((part, text, isGap));
            }
        }
    }

    /// <summary>The sentences about a part.</summary>
    public IReadOnlyList<string> Notices(ReportPart part)
    {
        lock (_notices)
        {
            return _notices.Where(one => one.Part == part).Select(one => one.Text).ToList();
        }
    }

    /// <summary>Tells whether all of a part could be read.</summary>
    public bool IsWhole(ReportPart part)
    {
        lock (_notices)
        {
            return !_notices.Exists(one => one.Part == part && one.IsGap);
        }
    }
}
