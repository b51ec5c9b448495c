using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Anomalies;

/// <summary>Tells where the log ends before the requests do: tenants keep it for different times.</summary>
internal sealed class LogStart
{
    private DateTimeOffset? _oldest;

    public void Add(PimAuditRecord record) => _oldest = record.Time < _oldest ? record.Time : _oldest ?? record.Time;

    /// <summary>Says it where requests are older than all that the log tells.</summary>
    /// <param name="activities">The requests.</param>
    /// <param name="since">The time up to which the service should have the log; that it has no more is said elsewhere.</param>
    /// <param name="call">The call.</param>
    public void Tell(IEnumerable<PimActivity> activities, DateTimeOffset since, PimCall call)
    {
        var unlogged = activities.Where(one => !one.IsInAuditLog && one.Requested >= since && !(one.Requested >= _oldest)).ToList();
        if (unlogged.Count > 0)
        {
            call.Notice?.Invoke(
                (_oldest is { } oldest ? $"The audit log begins at {ViewDate.Format(oldest)}." : "The audit log is empty.")
                + $" Of the time before, {unlogged.Count} {(unlogged.Count == 1 ? "request is" : "requests are")} known from the lists of requests alone: "
                + "no rule can tell what was changed there, or done outside of PIM.");
        }
    }
}
