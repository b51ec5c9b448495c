using System;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>Patterns in the activity.</summary>
internal static class AnomalySection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable anomalies)
    {
        var all = Array.Empty<ReportFilter>();
        return new("anomalies", "Anomalies", anomalies)
        {
            Note = "Each pattern in the activity of this report that one of the rules of Find-PimAnomaly looks for. A pattern is a reason to ask, and not yet a fault.",
            Notices = evidence.Notices(ReportPart.Anomalies),
            Columns = new[] { "Time", "Severity", "Rule", "Title", "Message", "People", "Roles", "Scope", "Count", "RequestIds", "Reference" },
            Sort = ("Time", true),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(anomalies, all, "Rule", "Severity", SettingSection.Severities),
            Figures = new[]
            {
                ReportSection.Figure(anomalies, all, "anomalies"),
                ReportSection.Figure(
                    anomalies, all, "critical or high anomalies", ReportFilter.Of("Severity", nameof(PimFindingSeverity.Critical), nameof(PimFindingSeverity.High))),
            },
        };
    }
}
