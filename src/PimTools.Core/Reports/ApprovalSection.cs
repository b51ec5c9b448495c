using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The section that tells who decides about requests, and how fast.</summary>
internal static class ApprovalSection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable activities)
    {
        var where = new[] { ReportFilter.Of("Decision", ActivityTable.Decisions) };
        var after = activities.IndexOf("DecidedAfter");
        return new("approvals", "Who approves, and how fast", activities)
        {
            Note = "Each request that needed an approval. The times are those from the request to the decision.",
            Notices = evidence.Notices(ReportPart.Activities),
            Where = where,
            Columns = new[]
            {
                "Requested", "Action", "Role", "Scope", "Principal", "Justification", "Decision", "DecidedBy", "DecidedAfter", "DecisionJustification", "Outcome", "RequestId",
            },
            Sort = ("Requested", true),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(
                activities,
                where,
                "DecidedBy",
                "Decision",
                ActivityTable.Decisions,
                null,
                new("MedianTime", ReportCellType.Duration, rows => Median(Times(rows, after))),
                new("LongestTime", ReportCellType.Duration, rows => Times(rows, after).Cast<TimeSpan?>().LastOrDefault())),
            Figures = new[]
            {
                ReportSection.Figure(activities, where, "requests approved", ReportFilter.Of("Decision", ActivityTable.Approved)),
                ReportSection.Figure(activities, where, "requests denied", ReportFilter.Of("Decision", ActivityTable.Denied)),
            },
        };
    }

    private static List<TimeSpan> Times(IEnumerable<object?[]> rows, int column) => rows.Select(row => row[column]).OfType<TimeSpan>().OrderBy(time => time).ToList();

    private static TimeSpan? Median(List<TimeSpan> times) => times.Count == 0 ? null
        : TimeSpan.FromTicks((times[(times.Count - 1) / 2].Ticks + times[times.Count / 2].Ticks) / 2);
}
