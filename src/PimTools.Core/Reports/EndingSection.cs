using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The section of the assignments that end next.</summary>
internal static class EndingSection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable assignments)
    {
        var where = new[] { new ReportFilter("EndsWithin", AssignmentTable.EndsWithin) };
        return new("ending", "What ends next", assignments)
        {
            Note = "Each assignment in effect that has an end, the nearest first. Activations end by themselves; what is eligible or temporary may have to be extended.",
            Notices = evidence.Notices(ReportPart.Assignments),
            Where = where,
            Columns = new[] { "End", "Role", "Kind", "Scope", "Principal", "UserPrincipalName", "Holding", "Start" },
            Sort = ("End", false),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(
                assignments, where, "EndsWithin", "Holding", AssignmentTable.Holdings.Where(one => one != AssignmentTable.Permanent).ToList(), AssignmentTable.EndsWithin),
            Figures = new[]
            {
                ReportSection.Figure(
                    assignments,
                    where,
                    "end within 14 days",
                    new ReportFilter("EndsWithin", AssignmentTable.EndsWithin.Take(2).ToList()),
                    ReportFilter.Of("Holding", AssignmentTable.Eligible, AssignmentTable.Temporary)),
            },
        };
    }
}
