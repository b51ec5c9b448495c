using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The table of anomalies: a row for each that Find-PimAnomaly puts out.</summary>
internal static class AnomalyTable
{
    public static ReportTable Of(ReportEvidence evidence) => ReportTable.Of<PimAnomaly>(
        "anomalies",
        evidence.Anomalies,
        new("Rule", ReportCellType.Text, one => one.RuleId),
        new("Severity", ReportCellType.Text, one => one.Severity),
        new("Title", ReportCellType.Text, one => one.Title),
        new("Time", ReportCellType.Moment, one => one.Time),
        new("Last", ReportCellType.Moment, one => one.Last),
        new("Requestor", ReportCellType.Text, one => one.Requestor?.ToString()),
        new("Principal", ReportCellType.Text, one => one.Principal?.ToString()),
        new("UserPrincipalName", ReportCellType.Text, one => one.UserPrincipalName),
        new("People", ReportCellType.Text, one => one.People.ToString()),
        new("Kind", ReportCellType.Text, one => one.Kind),
        new("Roles", ReportCellType.Text, one => one.Roles.ToString()),
        new("Scope", ReportCellType.Text, one => one.Scope),
        new("Count", ReportCellType.Number, one => (long)one.Count),
        new("Message", ReportCellType.Text, one => one.Message),
        new("RequestIds", ReportCellType.Text, one => one.RequestIds.ToString()),
        new("RecordIds", ReportCellType.Text, one => one.RecordIds.ToString()),
        new("Reference", ReportCellType.Text, one => one.Reference));
}
