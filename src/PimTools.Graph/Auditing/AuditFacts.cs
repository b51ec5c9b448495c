using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

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
    public static string? Justification(JObject element, IReadOnlyDictionary<string, string> details) =>
        Find(details, "ApproverJustification")
        ?? Find(details, "Justification")
        ?? (string.Equals(element.Text("result"), "success", StringComparison.OrdinalIgnoreCase) && element.Text("resultReason") is { Length: > 0 } reason ? reason : null);

    /// <summary>A time that a detail tells; null where it tells none.</summary>
    public static DateTimeOffset? Time(IReadOnlyDictionary<string, string> details, string name) =>
        DateTimeOffset.TryParse(Find(details, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The address of the caller: the person's, else a detail of it; null where neither tells one.</summary>
    public static string? IpAddress(JObject element, IReadOnlyDictionary<string, string> details) =>
        element.Child("initiatedBy")?.Child("user")?.Text("ipAddress") is { Length: > 0 } address ? address : Find(details, "ipaddr");

    /// <summary>Tells whether a target is of a type.</summary>
    public static bool Is(PimAuditTarget target, string type) => string.Equals(target.Type, type, StringComparison.OrdinalIgnoreCase);

    // An id of zeros is how the service writes that there is none.
    private static string? Id(string? id) => Guid.TryParse(id, out var guid) && guid != Guid.Empty ? id : null;
}
