using System;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The ways on which people reach the most powerful roles.</summary>
internal static class AccessPathSection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable paths)
    {
        var all = Array.Empty<ReportFilter>();
        return new("access-paths", "Ways to the most powerful roles", paths)
        {
            Note = "Each way on which somebody holds such a role, or could hold it by activating: directly, through a group, or through groups within groups. "
                + "In a report about a person or a role, it is their ways.",
            Notices = evidence.Notices(ReportPart.AccessPaths),
            Columns = new[] { "Role", "Kind", "Scope", "Principal", "UserPrincipalName", "Distance", "Way", "Groups", "Asks", "End", "Path" },
            Sort = ("Role", false),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(paths, all, "Role", "Distance", AccessPathTable.Distances),
            Figures = new[]
            {
                ReportSection.Figure(paths, all, "open ways to the most powerful roles", ReportFilter.Of("Distance", AccessPathTable.Open)),
                ReportSection.Figure(paths, all, "ways that need an activation", ReportFilter.Of("Distance", AccessPathTable.One, AccessPathTable.Several)),
            },
        };
    }
}
