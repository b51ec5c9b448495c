using System.Linq;

namespace PimTools.Exports;

/// <summary>An object of JSON on each line: the columns, and beside them all that the service says a record is about.</summary>
internal sealed class JsonAuditFormat : IAuditFormat
{
    private readonly string _tenantId;

    public JsonAuditFormat(string tenantId) => _tenantId = tenantId;

    public string? Header => null;

    public string Write(PimAuditRecord record)
    {
        var line = new JsonLine();
        foreach (var (name, read) in AuditColumns.All)
        {
            line.Add(name, read(record));
        }

        return line
            .Add("EntraTenantId", _tenantId)
            .AddJson("Targets", JsonLine.List(record.Targets.Select(Target)))
            .Add("Details", record.Details)
            .ToString();
    }

    private static string Target(PimAuditTarget target)
    {
        var line = new JsonLine().Add("Type", target.Type).Add("Id", target.Id).Add("Name", target.DisplayName).Add("UserPrincipalName", target.UserPrincipalName);
        return target.Changes.Count == 0 ? line.ToString() : line.AddJson("Changes", JsonLine.List(target.Changes.Select(Change))).ToString();
    }

    private static string Change(PimAuditChange change) =>
        new JsonLine().Add("Property", change.Property).Add("Before", change.Before).Add("After", change.After).ToString();
}
