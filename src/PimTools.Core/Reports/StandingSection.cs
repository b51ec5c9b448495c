using System;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>Standing access against eligible access, by role.</summary>
internal static class StandingSection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable assignments)
    {
        var all = Array.Empty<ReportFilter>();
        return new("standing", "Standing and eligible access", assignments)
        {
            Note = "Each assignment in effect. Permanent and Temporary are standing access, which holds without activation; Temporary has an end. "
                + "Activated is in effect by an activation, and Eligible has to be activated first.",
            Notices = evidence.Notices(ReportPart.Assignments),
            Columns = new[] { "Role", "Kind", "Scope", "Principal", "UserPrincipalName", "PrincipalType", "Holding", "MemberType", "Start", "End" },
            Sort = ("Role", false),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(assignments, all, "Role", "Holding", AssignmentTable.Holdings),
            Figures = new[]
            {
                ReportSection.Figure(assignments, all, "permanent assignments", ReportFilter.Of("Holding", AssignmentTable.Permanent)),
                ReportSection.Figure(assignments, all, "eligible assignments", ReportFilter.Of("Holding", AssignmentTable.Eligible)),
                ReportSection.Figure(assignments, all, "activated now", ReportFilter.Of("Holding", AssignmentTable.Activated)),
            },
        };
    }
}
