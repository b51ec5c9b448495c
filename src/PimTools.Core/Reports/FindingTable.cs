using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The table of findings: a row for each that Test-PimCompliance puts out.</summary>
internal static class FindingTable
{
    public const string Setting = "Setting";
    public const string Assignment = "Assignment";
    public const string Tenant = "Tenant";

    public static ReportTable Of(ReportEvidence evidence) => ReportTable.Of<PimFinding>(
        "findings",
        evidence.Findings,
        new("Result", ReportCellType.Text, one => one.Result),
        new("Severity", ReportCellType.Text, one => one.Severity),
        new("Baseline", ReportCellType.Text, one => one.Baseline),
        new("Rule", ReportCellType.Text, one => one.RuleId),
        new("Title", ReportCellType.Text, one => one.Title),
        new("About", ReportCellType.Text, one => one.RoleName is null ? Tenant : one.PrincipalId is null ? Setting : Assignment),
        new("Role", ReportCellType.Text, one => one.Access == PimAccess.Owner ? one.RoleName + " (owner)" : one.RoleName),
        new("Scope", ReportCellType.Text, one => one.ScopeName),
        new("Principal", ReportCellType.Text, one => one.PrincipalName),
        new("Target", ReportCellType.Text, one => one.Target),
        new("Field", ReportCellType.Text, one => one.Field),
        new("Expected", ReportCellType.Text, one => one.Expected),
        new("Actual", ReportCellType.Text, one => one.Actual),
        new("Message", ReportCellType.Text, one => one.Message),
        new("Evidence", ReportCellType.Text, one => one.Evidence),
        new("Remedy", ReportCellType.Text, one => one.Remedy),
        new("ExceptionOwner", ReportCellType.Text, one => one.ExceptionOwner),
        new("ExceptionUntil", ReportCellType.Moment, one => one.ExceptionUntil),
        new("Reference", ReportCellType.Text, one => one.Reference));
}
