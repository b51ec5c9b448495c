using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Auditing;

/// <summary>The audit log of the tenant.</summary>
internal sealed class AuditTrail
{
    /// <summary>How far back a tenant with a premium licence can look.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly TenantState _tenant;
    private readonly List<AuditRecord> _records = [];

    public AuditTrail(TenantState tenant) => _tenant = tenant;

    /// <summary>What is still kept, the newest first.</summary>
    public IEnumerable<AuditRecord> Newest =>
        Enumerable.Range(1, _records.Count).Select(back => _records[_records.Count - back])
            .TakeWhile(record => record.Time >= _tenant.Now - Retention);

    public void Add(AuditRecord record) => _records.Add(record);
}
