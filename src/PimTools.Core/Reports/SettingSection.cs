using System;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The settings of roles that differ from a baseline.</summary>
internal static class SettingSection
{
    /// <summary>The severities, the greatest first.</summary>
    public static readonly string[] Severities = Enum.GetNames(typeof(PimFindingSeverity)).Reverse().ToArray();

    public static ReportSection Of(ReportEvidence evidence, ReportTable findings)
    {
        var where = new[]
        {
            ReportFilter.Of("About", FindingTable.Setting),
            ReportFilter.Of("Result", nameof(PimFindingResult.Fail), nameof(PimFindingResult.Excepted)),
        };
        return new("settings", "Settings that differ from the baseline", findings)
        {
            Note = "Each field of a role's setting that is not as a rule asks, also where somebody has accepted that.",
            Notices = evidence.Notices(ReportPart.Findings),
            Where = where,
            Columns = new[] { "Severity", "Role", "Scope", "Field", "Actual", "Expected", "Result", "Baseline", "Rule", "Title", "Remedy" },
            Sort = ("Role", false),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(findings, where, "Role", "Severity", Severities),
            Figures = new[] { ReportSection.Figure(findings, where, "settings differ from the baseline", ReportFilter.Of("Result", nameof(PimFindingResult.Fail))) },
        };
    }
}
