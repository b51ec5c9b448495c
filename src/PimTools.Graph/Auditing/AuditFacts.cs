using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PimTools.Graph.Auditing;

/// <summary>Finds single facts of a record, in each of the shapes in which records are published (API reference, sections 9 and 17).</summary>
internal static class AuditFacts
{
    /// <summary>The value of a detail; null where it is missing or empty.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> details, string name) =>
        details.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>
    /// The request behind the record: a detail RoleAssignmentRequestId, else a target of the type Request. The detail RequestId may be another id,
    /// and counts only where nothing else names one (observed).
    /// </summary>
    public static string? RequestId(IEnumerable<PimAuditTarget> targets, IReadOnlyDictionary<string, string> details) =>
        Id(Find(details, "RoleAssignmentRequestId"))
        ?? targets.Where(target => Is(target, "Request")).Select(target => Id(target.Id)).FirstOrDefault(id => id is not null)
        ?? Id(Find(details, "RequestId"));

    /// <summary>The justification: the approver's of a decision, else the requestor's, else what the result says of what did not fail (observed).</summary>
    public static string? Justification(AuditEntry entry, IReadOnlyDictionary<string, string> details) =>
        Find(details, "ApproverJustification")
        ?? Find(details, "Justification")
        ?? (string.Equals(entry.Result, "success", StringComparison.OrdinalIgnoreCase) ? entry.ResultReason : null);

    /// <summary>A time that a detail tells; null where it tells none.</summary>
    public static DateTimeOffset? Time(IReadOnlyDictionary<string, string> details, string name) =>
        DateTimeOffset.TryParse(Find(details, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The address of the caller: the person's, else a detail of it; null where neither tells one.</summary>
    public static string? IpAddress(AuditEntry entry, IReadOnlyDictionary<string, string> details) => entry.User?.IpAddress ?? Find(details, "ipaddr");

    /// <summary>Tells whether a target is of a type.</summary>
    public static bool Is(PimAuditTarget target, string type) => string.Equals(target.Type, type, StringComparison.OrdinalIgnoreCase);

    // An id of zeros is how the service writes that there is none.
    private static string? Id(string? id) => Guid.TryParse(id, out var guid) && guid != Guid.Empty ? id : null;
}
