using System;
using System.Threading.Tasks;
using PimTools.Graph.Http;

namespace PimTools.Graph.Auditing;

/// <summary>Reads the directory's audit log, as far as PIM wrote it. It tells of all three kinds (API reference, section 9).</summary>
internal sealed class AuditLog
{
    private static readonly ListElement<PimAuditRecord> Record = new(AuditReader.Read, record => record.Id);

    private readonly ListReader _lists;
    private readonly AuditUrls _urls;

    public AuditLog(PimHttp http, PimContext context)
    {
        _lists = new ListReader(http);
        _urls = new AuditUrls(context.GraphEndpoint!);
    }

    public Task ListAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call) =>
        _lists.ReadAsync(_urls.Records(filter), Record, emit, call);
}
