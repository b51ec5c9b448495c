using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace PimTools.Exports;

/// <summary>The Common Event Format, version 0 (ArcSight, "Implementing ArcSight Common Event Format").</summary>
internal sealed class CefAuditFormat : IAuditFormat
{
    private readonly string _tenantId;

    public CefAuditFormat(string tenantId) => _tenantId = tenantId;

    public string? Header => null;

    public string Write(PimAuditRecord record)
    {
        var head = new[] { "CEF:0", "Microsoft", "Entra PIM", "1.0", record.OperationType ?? "Other", record.Activity, Severity(record).ToString(CultureInfo.InvariantCulture) };
        var parts = Extension(record).Where(part => part.Value is { Length: > 0 }).Select(part => part.Key + "=" + Value(part.Value!));
        return string.Join("|", head.Select(Head)) + "|" + string.Join(" ", parts);
    }

    // From 0 to 10: what went past PIM, and what changes its rules, before what was refused.
    private static int Severity(PimAuditRecord record) => record switch
    {
        _ when record.Activity.Contains("outside of PIM") => 8,
        { Category: "Policy" } => 6,
        { Reason: not null } => 5,
        _ => 3,
    };

    private List<KeyValuePair<string, string?>> Extension(PimAuditRecord record)
    {
        var address = IPAddress.TryParse(record.IpAddress, out var parsed) ? parsed.AddressFamily : AddressFamily.Unspecified;
        var parts = new List<KeyValuePair<string, string?>>();
        void Add(string key, string? value) => parts.Add(new KeyValuePair<string, string?>(key, value));
        void Label(string key, string label, string? value)
        {
            Add(key + "Label", value is { Length: > 0 } ? label : null);
            Add(key, value);
        }

        Add("externalId", record.Id);
        Add("rt", Milliseconds(record.Time));
        Add("cat", record.Category);
        Add("outcome", record.Result);
        Add("reason", record.Reason);
        Add("suid", record.InitiatorId);
        Add("suser", record.Initiator?.UserPrincipalName ?? record.Initiator?.DisplayName);
        Add("src", address == AddressFamily.InterNetwork ? record.IpAddress : null);
        Label("c6a2", "Source IPv6 Address", address == AddressFamily.InterNetworkV6 ? record.IpAddress : null);
        Add("duid", record.PrincipalId);
        Add("duser", record.UserPrincipalName ?? record.Principal?.DisplayName);
        Add("start", record.Start is { } start ? Milliseconds(start) : null);
        Add("end", record.End is { } end ? Milliseconds(end) : null);
        Label("cs1", "Role", record.Role);
        Label("cs2", "Scope", record.Scope);
        Label("cs3", "Kind", record.Kind?.ToString());
        Label("cs4", "Ticket", string.Join(" ", new[] { record.TicketSystem, record.TicketNumber }.Where(part => part is { Length: > 0 })));
        Label("cs5", "Request", record.RequestId);
        Label("cs6", "Tenant", _tenantId);
        Add("msg", record.Justification);
        return parts;
    }

    private static string Milliseconds(System.DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Head(string text) => VisibleText.OnOneLine(text).Replace("\\", "\\\\").Replace("|", "\\|");

    // Line ends are written in the way of the format; what else is invisible is shown.
    private static string Value(string text) => string.Join(
        "\\n", text.Replace("\r\n", "\n").Split('\n', '\r').Select(line => VisibleText.OnOneLine(line).Replace("\\", "\\\\").Replace("=", "\\=")));
}
