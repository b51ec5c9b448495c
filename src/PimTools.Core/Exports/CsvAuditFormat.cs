using System.Linq;

namespace PimTools.Exports;

/// <summary>A line of CSV for each record. Line ends within a value become blanks, so that a line is a record for every reader.</summary>
internal sealed class CsvAuditFormat : IAuditFormat
{
    private readonly string _tenantId;

    public CsvAuditFormat(string tenantId) => _tenantId = tenantId;

    public string Header { get; } = CsvLine.Write(AuditColumns.Names.Concat(new[] { "EntraTenantId", "Targets" }));

    public string Write(PimAuditRecord record) => CsvLine.Write(
        AuditColumns.Of(record).Concat(new[] { _tenantId, record.TargetNames.ToString() }).Select(cell => cell is null ? null : VisibleText.OnOneLine(cell)));
}
