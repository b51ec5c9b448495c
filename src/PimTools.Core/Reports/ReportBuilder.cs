using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>Makes a report of what was read. A further section is a type beside the others, and a line here.</summary>
internal static class ReportBuilder
{
    public static Report Build(ReportEvidence evidence)
    {
        var assignments = AssignmentTable.Of(evidence);
        var activities = ActivityTable.Of(evidence);
        var findings = FindingTable.Of(evidence);
        var anomalies = AnomalyTable.Of(evidence);
        var alerts = AlertTable.Of(evidence);
        var paths = AccessPathTable.Of(evidence);
        return new Report(
            new[] { assignments, activities, findings, anomalies, alerts, paths },
            new[]
            {
                StandingSection.Of(evidence, assignments),
                ActivationSection.Of(evidence, activities),
                ApprovalSection.Of(evidence, activities),
                EndingSection.Of(evidence, assignments),
                UnusedSection.Of(evidence, assignments),
                SettingSection.Of(evidence, findings),
                FindingSection.Of(evidence, findings),
                AnomalySection.Of(evidence, anomalies),
                AlertSection.Of(evidence, alerts),
                AccessPathSection.Of(evidence, paths),
            })
        {
            Title = evidence.Subjects.Count == 0 ? "Privileged access" : "Privileged access: " + string.Join(", ", evidence.Subjects),
            TenantId = evidence.TenantId,
            Account = evidence.Account,
            Created = evidence.Now,
            Since = evidence.Since,
            Baselines = evidence.Baselines,
        };
    }
}
