using System;
using System.Collections.Generic;

namespace PimTools.Reports.Data;

/// <summary>A report: what it is about, its tables, and the sections that show them.</summary>
internal sealed class Report
{
    public Report(IReadOnlyList<ReportTable> tables, IReadOnlyList<ReportSection> sections)
    {
        Tables = tables;
        Sections = sections;
    }

    public string Title { get; init; } = string.Empty;

    /// <summary>The tenant's id.</summary>
    public string TenantId { get; init; } = string.Empty;

    /// <summary>The account that read the tenant.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>The service's time of the reading, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The time from which activities were read, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The names of the baselines that the tenant was checked by.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = Array.Empty<string>();

    public IReadOnlyList<ReportTable> Tables { get; }

    public IReadOnlyList<ReportSection> Sections { get; }
}
