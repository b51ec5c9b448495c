using System;
using System.Threading.Tasks;
using PimTools.Graph.Auditing;

namespace PimTools.Graph.Client;

/// <summary>Asks the directory for its audit log, which has all three kinds.</summary>
internal sealed class AuditClient : IPimAudit
{
    private readonly AuditLog _log;

    public AuditClient(AuditLog log) => _log = log;

    public Task ListAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call) => _log.ListAsync(filter, emit, call);
}
