namespace PimTools.Reports;

/// <summary>The parts of a tenant that a report reads.</summary>
internal enum ReportPart
{
    Assignments,
    Activities,
    Findings,
    Anomalies,
    Alerts,
    AccessPaths,
}
