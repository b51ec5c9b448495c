using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>The audit log of the tenant.</summary>
internal sealed class AuditStore
{
    /// <summary>The retention in a tenant with a premium licence.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly IdSource _ids;
    private readonly Func<DateTimeOffset> _now;
    private readonly List<AuditRecord> _records = [];

    public AuditStore(IdSource ids, Func<DateTimeOffset> now)
    {
        _ids = ids;
        _now = now;
    }

    /// <summary>The records within the retention, the newest first.</summary>
    public IEnumerable<AuditRecord> Newest =>
        Enumerable.Range(1, _records.Count).Select(back => _records[_records.Count - back])
            .TakeWhile(record => record.Time >= _now() - Retention);

    /// <summary>Creates a record of this moment; <see cref="Add"/> stores it.</summary>
    public AuditRecord Begin(string activity) => new($"PIM_{_ids.Next()}", _now(), activity);

    public void Add(AuditRecord record) => _records.Add(record);
}
