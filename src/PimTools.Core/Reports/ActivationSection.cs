using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>Activations per day.</summary>
internal static class ActivationSection
{
    public static ReportSection Of(ReportEvidence evidence, ReportTable activities)
    {
        var where = new[] { ReportFilter.Of("Action", nameof(PimRequestAction.SelfActivate)) };
        return new("activations", "Activations per day", activities)
        {
            Note = "Each activation that was asked for, whatever became of it, by the day in UTC.",
            Notices = evidence.Notices(ReportPart.Activities),
            Where = where,
            Columns = new[]
            {
                "Requested", "Role", "Scope", "Principal", "UserPrincipalName", "Justification", "Ticket", "Outcome", "Began", "Ended", "IpAddress", "RequestId",
            },
            Sort = ("Requested", true),
            Chart = ReportChartType.Calendar,
            Summary = ReportSummary.Count(
                activities, where, "Day", "Kind", PimTools.Models.PimKinds.All.Select(kind => kind.ToString()).Append(ActivityTable.Unknown).ToList(), Days(evidence)),
            Figures = new[] { ReportSection.Figure(activities, where, "activations") },
        };
    }

    // Days without an activation are told, too. What was asked for before is known of old requests alone.
    private static List<string> Days(ReportEvidence evidence)
    {
        var first = evidence.Since.UtcDateTime.Date;
        var days = Enumerable.Range(0, (int)(evidence.Now.UtcDateTime.Date - first).TotalDays + 1)
            .Select(day => first.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var hasUndated = evidence.Activities.Exists(one => one.Action == PimRequestAction.SelfActivate && one.Requested is null);
        return (hasUndated ? days.Append(ActivityTable.Unknown) : days).ToList();
    }
}
