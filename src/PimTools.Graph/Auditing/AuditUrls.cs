using System;
using System.Globalization;
using System.Linq;
using PimTools.Graph.Http;

namespace PimTools.Graph.Auditing;

/// <summary>Builds the address of the audit log.</summary>
internal sealed class AuditUrls
{
    private readonly Uri _endpoint;

    public AuditUrls(Uri graph) => _endpoint = graph;

    public Uri Records(PimAuditFilter filter)
    {
        var conditions = new[]
        {
            "loggedByService eq 'PIM'",
            filter.Since is { } since ? "activityDateTime ge " + Time(since) : null,
            filter.Until is { } until ? "activityDateTime le " + Time(until) : null,
            Activity(filter),
            OData.Equal("initiatedBy/user/id", filter.InitiatorId),
        }.Concat(filter.TargetIds.Select(id => "targetResources/any(t:" + OData.Equal("t/id", id) + ")"));
        return OData.Address(
            _endpoint,
            "v1.0/auditLogs/directoryAudits",
            ("$filter", OData.And(conditions.ToArray())),
            ("$orderby", "activityDateTime desc"));
    }

    private static string? Activity(PimAuditFilter filter) => filter switch
    {
        { Activity: null } => null,
        { IsActivityPrefix: true } => "startswith(activityDisplayName," + OData.Literal(filter.Activity) + ")",
        _ => OData.Equal("activityDisplayName", filter.Activity),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
