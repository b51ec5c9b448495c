using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;

namespace PimTools.Exports;

/// <summary>The columns of an exported record that hold one value each. Names that a table of Azure Monitor keeps for itself are not among them.</summary>
internal static class AuditColumns
{
    private static readonly (string Name, Func<PimAuditRecord, string?> Read)[] Columns =
    {
        ("RecordId", record => record.Id),
        ("Time", record => Text(record.Time)),
        ("Activity", record => record.Activity),
        ("Category", record => record.Category),
        ("OperationType", record => record.OperationType),
        ("Result", record => record.Result),
        ("Reason", record => record.Reason),
        ("Kind", record => record.Kind?.ToString()),
        ("Role", record => record.Role),
        ("RoleId", record => record.RoleId),
        ("Access", record => record.Access?.ToString()),
        ("Scope", record => record.Scope),
        ("ScopeId", record => record.ScopeId),
        ("Principal", record => record.Principal?.DisplayName),
        ("PrincipalId", record => record.PrincipalId),
        ("PrincipalType", record => record.Principal?.Type.ToString()),
        ("UserPrincipalName", record => record.UserPrincipalName),
        ("Initiator", record => record.Initiator?.DisplayName),
        ("InitiatorId", record => record.InitiatorId),
        ("InitiatorUserPrincipalName", record => record.Initiator?.UserPrincipalName),
        ("IpAddress", record => record.IpAddress),
        ("Justification", record => record.Justification),
        ("TicketNumber", record => record.TicketNumber),
        ("TicketSystem", record => record.TicketSystem),
        ("Start", record => Text(record.Start)),
        ("End", record => Text(record.End)),
        ("Duration", record => record.Duration is { } duration ? XmlConvert.ToString(duration) : null),
        ("RequestId", record => record.RequestId),
        ("CorrelationId", record => record.CorrelationId),
        ("Service", record => record.Service),
    };

    /// <summary>The columns, in their order.</summary>
    public static IReadOnlyList<(string Name, Func<PimAuditRecord, string?> Read)> All => Columns;

    /// <summary>The names, in their order.</summary>
    public static IEnumerable<string> Names => Columns.Select(column => column.Name);

    /// <summary>The values of a record, in the order of the names; null where it does not tell.</summary>
    public static IEnumerable<string?> Of(PimAuditRecord record) => Columns.Select(column => column.Read(record));

    /// <summary>A time in UTC, as ISO 8601 writes it.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    private static string? Text(DateTimeOffset? time) => time is { } known ? Text(known) : null;
}
