using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>The activity log of Azure, as far as it tells of access.</summary>
internal sealed class ActivityLog(TenantState tenant)
{
    /// <summary>The retention (documented: activity-log).</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private readonly List<ActivityOperation> _operations = [];

    /// <summary>Gives a new id, which depends on nothing but the number of operations before it.</summary>
    public string NextId() => IdSource.Of($"activity/{_operations.Count}");

    public void Add(ActivityOperation operation) => _operations.Add(operation);

    /// <summary>The operations in a subscription within the retention, the newest first.</summary>
    public IEnumerable<ActivityOperation> NewestOf(AzureScope subscription) =>
        Enumerable.Range(1, _operations.Count).Select(back => _operations[_operations.Count - back])
            .TakeWhile(operation => operation.Time >= tenant.Now - Retention)
            .Where(operation => operation.Scope.Subscription == subscription);
}
