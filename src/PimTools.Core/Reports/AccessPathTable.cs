using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The table of the ways to the most powerful roles: a row for each that Get-PimAccessPath lists.</summary>
internal static class AccessPathTable
{
    public const string Open = "Open now";
    public const string One = "One activation away";
    public const string Several = "Several activations away";

    /// <summary>The distances of a role, the nearest first.</summary>
    public static readonly string[] Distances = { Open, One, Several };

    public static ReportTable Of(ReportEvidence evidence) => ReportTable.Of<PimAccessPath>(
        "access-paths",
        evidence.AccessPaths,
        new("Role", ReportCellType.Text, one => one.Role.ToString()),
        new("Kind", ReportCellType.Text, one => one.Kind),
        new("Scope", ReportCellType.Text, one => one.Scope.ToString()),
        new("Principal", ReportCellType.Text, one => one.PrincipalName),
        new("UserPrincipalName", ReportCellType.Text, one => one.UserPrincipalName),
        new("Way", ReportCellType.Text, one => one.Way),
        new("Distance", ReportCellType.Text, one => one.Steps switch { 0 => Open, 1 => One, _ => Several }),
        new("Steps", ReportCellType.Number, one => (long)one.Steps),
        new("Groups", ReportCellType.Text, one => one.Groups.ToString()),
        new("Asks", ReportCellType.Text, one => one.Asks.ToString()),
        new("End", ReportCellType.Moment, one => one.End),
        new("Path", ReportCellType.Text, one => one.Path));
}
