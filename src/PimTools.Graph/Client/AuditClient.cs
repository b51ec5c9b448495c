using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph.Auditing;

namespace PimTools.Graph.Client;

/// <summary>Reads the logs: the directory's, which tells of all kinds, and those that a kind's own service keeps.</summary>
internal sealed class AuditClient : IPimAudit
{
    private readonly AuditLog _log;
    private readonly ProviderSet _providers;

    public AuditClient(AuditLog log, ProviderSet providers)
    {
        _log = log;
        _providers = providers;
    }

    public Task ListAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call) => _log.ListAsync(filter, emit, call);

    public Task ListActivityLogAsync(IReadOnlyCollection<PimKind> kinds, DateTimeOffset since, DateTimeOffset until, Action<PimAuditRecord> emit, PimCall call) =>
        _providers.ReadAsync(kinds, (provider, each, linked) => provider.ActivityLog?.ListAsync(since, until, each, linked) ?? Task.CompletedTask, emit, call);
}
