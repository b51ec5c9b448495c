using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Exports;

/// <summary>Holds how far an export has come.</summary>
internal sealed class AuditBookmark
{
    /// <summary>
    /// The time by which a record may come late: the log is sorted by the time of the event and runs behind (documented: minutes). What lies within
    /// is read again and known by its id.
    /// </summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromHours(3);

    private readonly Dictionary<string, DateTimeOffset> _recent;

    public AuditBookmark(string tenantId, string destination, PimAuditFormat format, DateTimeOffset since, IEnumerable<KeyValuePair<string, DateTimeOffset>>? recent = null)
    {
        TenantId = tenantId;
        Destination = destination;
        Format = format;
        Since = since;
        _recent = (recent ?? Enumerable.Empty<KeyValuePair<string, DateTimeOffset>>()).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
    }

    /// <summary>The tenant whose log it is.</summary>
    public string TenantId { get; }

    /// <summary>The destination of the records.</summary>
    public string Destination { get; }

    /// <summary>The format in which they go there.</summary>
    public PimAuditFormat Format { get; }

    /// <summary>The time at which the first export began, UTC.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The time up to which all is written, but for what comes late, UTC; null before the first record.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>The length of the file up to which all is noted here.</summary>
    public long Length { get; set; }

    /// <summary>The number of records that were on their way when this was noted.</summary>
    public int Pending { get; set; }

    /// <summary>The records that are written and will be read again, with their times.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Recent => _recent;

    /// <summary>The time from which the log has to be read, UTC.</summary>
    public DateTimeOffset ReadFrom => Until is { } until && until - Lateness > Since ? until - Lateness : Since;

    /// <summary>Notes that records are written, of which none comes before what is noted already but what came late.</summary>
    public void Note(IEnumerable<PimAuditRecord> records)
    {
        foreach (var record in records)
        {
            _recent[record.Id] = record.Time;
            Until = Later(record.Time);
        }

        Forget();
    }

    /// <summary>Notes that the log was read up to a time; what will not be read again is forgotten.</summary>
    public void Advance(DateTimeOffset time)
    {
        Until = Later(time);
        Forget();
    }

    private DateTimeOffset Later(DateTimeOffset time) => Until is { } until && until > time ? until : time;

    private void Forget()
    {
        foreach (var old in _recent.Where(one => one.Value < ReadFrom).Select(one => one.Key).ToList())
        {
            _recent.Remove(old);
        }
    }
}
