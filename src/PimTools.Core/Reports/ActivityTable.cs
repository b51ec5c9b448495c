using System.Globalization;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The table of activities: a row for each request that Get-PimActivity lists.</summary>
internal static class ActivityTable
{
    public const string Approved = "Approved";
    public const string Denied = "Denied";
    public const string TimedOut = "Timed out";
    public const string Waiting = "Waiting";
    public const string Unknown = "Unknown";

    /// <summary>The results of asking for a decision.</summary>
    public static readonly string[] Decisions = { Approved, Denied, TimedOut, Waiting };

    /// <summary>The approver of what nobody has decided.</summary>
    public const string Nobody = "(nobody)";

    public static ReportTable Of(ReportEvidence evidence) => ReportTable.Of<PimActivity>(
        "activities",
        evidence.Activities,
        new("Requested", ReportCellType.Moment, one => one.Requested),
        new("Day", ReportCellType.Text, one => one.Requested?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Unknown),
        new("Action", ReportCellType.Text, one => one.Action),
        new("Kind", ReportCellType.Text, one => one.Kind?.ToString() ?? Unknown),
        new("Role", ReportCellType.Text, one => one.Access == PimAccess.Owner ? one.Role + " (owner)" : one.Role),
        new("Scope", ReportCellType.Text, one => one.Scope),
        new("Principal", ReportCellType.Text, one => one.Principal?.ToString()),
        new("UserPrincipalName", ReportCellType.Text, one => one.UserPrincipalName),
        new("Requestor", ReportCellType.Text, one => one.Requestor?.ToString()),
        new("Justification", ReportCellType.Text, one => one.Justification),
        new("Ticket", ReportCellType.Text, one => one.TicketNumber),
        new("Decision", ReportCellType.Text, Decision),
        new("DecidedBy", ReportCellType.Text, one => Decision(one) is null ? null : one.DecidedBy is { } by ? by.UserPrincipalName ?? by.ToString() : Nobody),
        new("DecidedAfter", ReportCellType.Duration, one => one.DecidedAfter),
        new("DecisionJustification", ReportCellType.Text, one => one.DecisionJustification),
        new("Began", ReportCellType.Moment, one => one.Began),
        new("Ended", ReportCellType.Moment, one => one.Ended),
        new("Outcome", ReportCellType.Text, one => one.Outcome),
        new("IpAddress", ReportCellType.Text, one => one.IpAddress),
        new("RequestId", ReportCellType.Text, one => one.RequestId));

    private static string? Decision(PimActivity one) => (one.Decision, one.Outcome) switch
    {
        (PimDecision.Approve, _) => Approved,
        (PimDecision.Deny, _) => Denied,
        (_, PimActivityOutcome.TimedOut) => TimedOut,
        (_, PimActivityOutcome.AwaitingDecision) => Waiting,
        _ => null,
    };
}
