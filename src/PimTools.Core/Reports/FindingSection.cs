using System;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>All findings of the check by the baselines.</summary>
internal static class FindingSection
{
    private static readonly PimFindingResult[] Results =
    {
        PimFindingResult.Fail, PimFindingResult.CannotTell, PimFindingResult.Excepted, PimFindingResult.Pass, PimFindingResult.NotApplicable,
    };

    public static ReportSection Of(ReportEvidence evidence, ReportTable findings)
    {
        var all = Array.Empty<ReportFilter>();
        return new("findings", "Compliance findings", findings)
        {
            Note = "The result of each rule of the baseline: once for each target that does not meet it or cannot be told, else once for all. "
                + "CannotTell is neither passed nor failed.",
            Notices = evidence.Notices(ReportPart.Findings),
            Columns = new[] { "Result", "Severity", "Baseline", "Rule", "Title", "Target", "Message", "Evidence", "Remedy", "ExceptionOwner", "ExceptionUntil", "Reference" },
            Sort = ("Rule", false),
            Chart = ReportChartType.Bars,
            Summary = ReportSummary.Count(findings, all, "Severity", "Result", Results.Select(one => one.ToString()).ToList(), SettingSection.Severities),
            Figures = new[]
            {
                ReportSection.Figure(findings, all, "findings to mend", ReportFilter.Of("Result", nameof(PimFindingResult.Fail))),
                ReportSection.Figure(findings, all, "findings that cannot be told", ReportFilter.Of("Result", nameof(PimFindingResult.CannotTell))),
            },
        };
    }
}
