using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>Eligible assignments, and whether they are used.</summary>
internal static class UnusedSection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable assignments)
    {
        var where = new[] { ReportFilter.Of("Use", AssignmentUse.All) };
        return new("unused", "Unused eligibility", assignments)
        {
            Note = "Each eligible assignment, and whether its principal has activated it within the time of this report. "
                + "It is unknown of groups, whose members activate in their own name, and where not all activities could be read.",
            Notices = evidence.Notices(ReportPart.Activities),
            Where = where,
            Columns = new[] { "Role", "Kind", "Scope", "Principal", "UserPrincipalName", "PrincipalType", "Use", "LastActivation", "Start", "End" },
            Sort = ("Use", false),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(assignments, where, "Role", "Use", AssignmentUse.All),
            Figures = new[] { ReportSection.Figure(assignments, where, "eligible, but not used", ReportFilter.Of("Use", AssignmentUse.NotUsed)) },
        };
    }
}
