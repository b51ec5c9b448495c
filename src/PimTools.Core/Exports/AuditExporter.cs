using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Exports;

/// <summary>
/// Writes the audit log, the oldest record first, in portions that are noted once they are written: a run that is ended leaves out nothing and
/// repeats nothing.
/// </summary>
internal sealed class AuditExporter
{
    // The log is listed from its newest record on, so that what lies within a span is held until its beginning has come.
    private const int Many = 2_000;

    private const int TooMany = 5_000;

    private const int Few = 500;

    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(8);

    private readonly IPimClient _client;
    private readonly IAuditFormat _format;
    private readonly IAuditDestination _destination;
    private readonly AuditBookmark _bookmark;
    private readonly IBookmarkStore _store;
    private int _records;
    private int _duplicates;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    public AuditExporter(IPimClient client, IAuditFormat format, IAuditDestination destination, AuditBookmark bookmark, IBookmarkStore store)
    {
        _client = client;
        _format = format;
        _destination = destination;
        _bookmark = bookmark;
        _store = store;
    }

    /// <summary>The earliest time that the service is known to keep, UTC.</summary>
    public static DateTimeOffset Oldest(DateTimeOffset now) => now - Retention;

    /// <summary>Writes what the log holds and is not written yet.</summary>
    public async Task<PimAuditExport> RunAsync(PimCall call)
    {
        var now = _client.ServiceTime;
        Warn(now, call);
        var span = TimeSpan.FromDays(1);
        for (var from = _bookmark.ReadFrom; from < now;)
        {
            var until = from + span < now ? from + span : now;
            if (await TryReadAsync(from, until, span > Shortest ? TooMany : int.MaxValue, call) is not { } records)
            {
                span = Less(span);
                continue;
            }

            if (records.Count > Many)
            {
                span = Less(span);
            }
            else if (records.Count < Few)
            {
                span = TimeSpan.FromTicks(Math.Min(Longest.Ticks, span.Ticks * 2));
            }

            await WriteAsync(records, call);
            _bookmark.Advance(until);
            _store.Save(_bookmark);
            from = until;
        }

        return new PimAuditExport(_bookmark.Destination, _bookmark.Format)
        {
            Records = _records,
            First = _first,
            Last = _last,
            Until = _bookmark.Until ?? now,
            PossibleDuplicates = _duplicates,
        };
    }

    private static TimeSpan Less(TimeSpan span) => TimeSpan.FromTicks(Math.Max(Shortest.Ticks, span.Ticks / 4));

    private void Warn(DateTimeOffset now, PimCall call)
    {
        if (_bookmark.ReadFrom < Oldest(now) - Shortest)
        {
            call.Notice?.Invoke(
                $"The service keeps its audit log for about 30 days: what lies between {ViewDate.Format(_bookmark.ReadFrom)} and {ViewDate.Format(Oldest(now))} may be missing.");
        }

        if (_bookmark.Pending > 0)
        {
            _duplicates += _bookmark.Pending;
            call.Notice?.Invoke($"The last export was ended while {_bookmark.Pending} records were on their way: they may have arrived, and now arrive again, with the same RecordId.");
        }
    }

    /// <summary>Reads a span; null where there is more in it than is to be held at once.</summary>
    private async Task<List<PimAuditRecord>?> TryReadAsync(DateTimeOffset from, DateTimeOffset until, int most, PimCall call)
    {
        var records = new List<PimAuditRecord>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        void Take(PimAuditRecord record)
        {
            records.Add(record);
            if (records.Count > most)
            {
                enough.Cancel();
            }
        }

        try
        {
            await _client.Audit.ListAsync(new PimAuditFilter { Since = from, Until = until }, Take, call.CanceledBy(enough.Token));
        }
        catch (OperationCanceledException) when (records.Count > most)
        {
            return null;
        }

        records.Reverse();
        return records.OrderBy(record => record.Time).ToList();
    }

    private async Task WriteAsync(List<PimAuditRecord> records, PimCall call)
    {
        var lines = records
            .Where(record => !_bookmark.Recent.ContainsKey(record.Id))
            .GroupBy(record => record.Id, StringComparer.Ordinal)
            .Select(same => new AuditLine(same.First(), _format.Write(same.First())))
            .ToList();
        var there = lines.Where(line => _destination.Has(line.Text)).ToList();
        _bookmark.Note(there.Select(line => line.Record));
        var isFirst = true;
        foreach (var portion in _destination.Split(lines.Except(there).ToList()))
        {
            if (!isFirst)
            {
                _store.Save(_bookmark);
            }

            isFirst = false;
            call.Cancellation.ThrowIfCancellationRequested();
            if (!_destination.SeesWhatIsThere)
            {
                _bookmark.Pending = portion.Count;
                _store.Save(_bookmark);
            }

            _duplicates += await _destination.WriteAsync(portion, call);
            Note(portion);
        }
    }

    // It is saved before the next portion, or at the end of the span.
    private void Note(IReadOnlyList<AuditLine> portion)
    {
        _bookmark.Note(portion.Select(line => line.Record));
        _bookmark.Length = _destination.Length;
        _bookmark.Pending = 0;
        _records += portion.Count;
        _first ??= portion[0].Record.Time;
        _last = portion[portion.Count - 1].Record.Time;
    }
}
