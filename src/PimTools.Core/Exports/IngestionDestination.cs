using System;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;

namespace PimTools.Exports;

/// <summary>Sends lines of JSON to Azure Monitor, in portions as large as it takes.</summary>
internal sealed class IngestionDestination : IAuditDestination
{
    private readonly IPimIngestion _ingestion;
    private readonly PimIngestionTarget _target;
    private readonly Action<PimException> _refuse;

    /// <param name="ingestion">Sends.</param>
    /// <param name="target">Where to.</param>
    /// <param name="refuse">Hears of each record that is too large to be sent.</param>
    public IngestionDestination(IPimIngestion ingestion, PimIngestionTarget target, Action<PimException> refuse)
    {
        _ingestion = ingestion;
        _target = target;
        _refuse = refuse;
    }

    public bool SeesWhatIsThere => false;

    public long Length => 0;

    public bool Has(string line) => false;

    public IEnumerable<IReadOnlyList<AuditLine>> Split(IReadOnlyList<AuditLine> lines)
    {
        var portion = new List<AuditLine>();
        var size = 2;
        foreach (var line in lines)
        {
            var length = Encoding.UTF8.GetByteCount(line.Text) + 1;
            if (length + 2 > PimIngestionTarget.LargestBody)
            {
                _refuse(new PimException(PimErrorCode.InvalidRequest, $"The record {line.Record.Id} of {ViewDate.Format(line.Record.Time)} has {length} bytes, more than the service takes.")
                {
                    Remedy = "It was left out, and the others were sent. Get-PimAuditLog shows it.",
                    TargetObject = line.Record.Id,
                });
                continue;
            }

            if (size + length > PimIngestionTarget.LargestBody)
            {
                yield return portion;
                portion = new List<AuditLine>();
                size = 2;
            }

            portion.Add(line);
            size += length;
        }

        if (portion.Count > 0)
        {
            yield return portion;
        }
    }

    public async Task<int> WriteAsync(IReadOnlyList<AuditLine> lines, PimCall call)
    {
        var body = new StringBuilder("[");
        foreach (var line in lines)
        {
            body.Append(body.Length > 1 ? "," : string.Empty).Append(line.Text);
        }

        return await _ingestion.SendAsync(_target, body.Append(']').ToString(), call) * lines.Count;
    }
}
