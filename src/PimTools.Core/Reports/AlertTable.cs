using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The table of PIM's own alerts: a row for each that Get-PimAlert lists.</summary>
internal static class AlertTable
{
    public const string Active = "Active";
    public const string Quiet = "Not active";
    public const string Disabled = "Switched off";
    public const string Unknown = "Unknown";

    /// <summary>The states of an alert, the most pressing first.</summary>
    public static readonly string[] States = { Active, Unknown, Disabled, Quiet };

    public static ReportTable Of(ReportEvidence evidence) => ReportTable.Of<PimAlert>(
        "alerts",
        evidence.Alerts,
        new("Name", ReportCellType.Text, one => one.Name),
        new("Title", ReportCellType.Text, one => one.Title),
        new("Severity", ReportCellType.Text, one => one.Severity),
        new("State", ReportCellType.Text, State),
        new("Kind", ReportCellType.Text, one => one.Kind),
        new("Scope", ReportCellType.Text, one => one.Scope),
        new("Incidents", ReportCellType.Number, one => (long?)one.IncidentCount),
        new("IncidentNames", ReportCellType.Text, one => one.IncidentNames.ToString()),
        new("LastScanned", ReportCellType.Moment, one => one.LastScanned),
        new("MitigationSteps", ReportCellType.Text, one => one.MitigationSteps));

    private static string State(PimAlert one) => one switch
    {
        { IsActive: true } => Active,
        { IsEnabled: false } => Disabled,
        { IsActive: false } => Quiet,
        _ => Unknown,
    };
}
