using System;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>PIM's own alerts.</summary>
internal static class AlertSection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable alerts)
    {
        var all = Array.Empty<ReportFilter>();
        return new("alerts", "Security alerts of PIM", alerts)
        {
            Note = "Each alert that PIM has for the directory and for the subscriptions, as it was at its last scan.",
            Notices = evidence.Notices(ReportPart.Alerts),
            Columns = new[] { "State", "Severity", "Name", "Title", "Scope", "Incidents", "IncidentNames", "LastScanned", "MitigationSteps" },
            Sort = ("State", false),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(alerts, all, "Name", "State", AlertTable.States),
            Figures = new[] { ReportSection.Figure(alerts, all, "active alerts", ReportFilter.Of("State", AlertTable.Active)) },
        };
    }
}
