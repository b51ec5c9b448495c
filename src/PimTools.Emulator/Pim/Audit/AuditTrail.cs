using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>The audit log of the tenant.</summary>
internal sealed class AuditTrail
{
    /// <summary>How far back a tenant with a premium licence can look.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly IdSource _ids;
    private readonly Func<DateTimeOffset> _now;
    private readonly List<AuditRecord> _records = [];

    public AuditTrail(IdSource ids, Func<DateTimeOffset> now)
    {
        _ids = ids;
        _now = now;
    }

    /// <summary>What is still kept, the newest first.</summary>
    public IEnumerable<AuditRecord> Newest =>
        Enumerable.Range(1, _records.Count).Select(back => _records[_records.Count - back])
            .TakeWhile(record => record.Time >= _now() - Retention);

    /// <summary>Begins a record of this moment; <see cref="Add"/> keeps it.</summary>
    public AuditRecord Begin(string activity) => new($"PIM_{_ids.Next()}", _now(), activity);

    public void Add(AuditRecord record) => _records.Add(record);
}
