using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Auditing;

/// <summary>
/// Joins audit records, which come from the newest to the oldest, with the requests that are listed and with the activity log of Azure, and hands each
/// request over once the log has passed its beginning.
/// </summary>
internal sealed class ActivityStream
{
    // The log sorts by times that different parts of the service wrote.
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, RequestHistory> _histories;
    private readonly Stack<RequestHistory> _listed;
    private readonly Stack<PimAuditRecord> _operations;
    private readonly List<RequestHistory> _logged = new();
    private readonly AssignmentEnds _ends = new();
    private readonly DateTimeOffset _now;
    private readonly Action<PimActivity> _emit;

    /// <param name="requests">The requests that are listed, in any order.</param>
    /// <param name="operations">The records of the activity log, in any order.</param>
    /// <param name="now">The service's time, UTC.</param>
    /// <param name="emit">Hears of each request, the newest first.</param>
    public ActivityStream(IEnumerable<PimRequest> requests, IEnumerable<PimAuditRecord> operations, DateTimeOffset now, Action<PimActivity> emit)
    {
        _histories = requests
            .GroupBy(request => request.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => new RequestHistory(same.First()), StringComparer.OrdinalIgnoreCase);
        _listed = new Stack<RequestHistory>(_histories.Values.OrderBy(history => history.Requested));
        _operations = new Stack<PimAuditRecord>(operations.OrderBy(operation => operation.Time));
        _now = now;
        _emit = emit;
    }

    /// <summary>The requests of which no record was read, and that do not say who decided them.</summary>
    public IReadOnlyList<PimRequest> Undecided => _listed.Select(history => history.Undecided).OfType<PimRequest>().ToList();

    /// <summary>Takes a record; one that tells of no assignment is left out.</summary>
    public void Add(PimAuditRecord record)
    {
        AddOperations(record.Time);
        Put(record);
    }

    // What both logs tell of one moment is put together, whichever of them is a little ahead.
    private void AddOperations(DateTimeOffset until)
    {
        while (_operations.Count > 0 && _operations.Peek().Time >= until)
        {
            Put(_operations.Pop());
        }
    }

    private void Put(PimAuditRecord record)
    {
        if (AuditStep.Of(record) is not { } step)
        {
            return;
        }

        Flush(record.Time + Disorder);
        var history = Find(step, record);
        history.Add(step, record);
        if ((history.HasBeginning || record.RequestId is null) && !history.IsListed && !_logged.Contains(history))
        {
            _logged.Add(history);
        }
    }

    /// <summary>Ends the reading: what is left is handed over, and last what began before the log.</summary>
    /// <param name="decided">Requests again, with what was decided about them.</param>
    public void Complete(IEnumerable<PimRequest> decided)
    {
        foreach (var request in decided)
        {
            _histories[request.Id].Replace(request);
        }

        AddOperations(DateTimeOffset.MinValue);
        Flush(DateTimeOffset.MinValue);
        foreach (var history in _logged.Concat(_histories.Values).Distinct().ToList())
        {
            _emit(history.Build(_ends, _now));
        }
    }

    // A record without a request stands for itself: two of one log are never one.
    private RequestHistory Find(AuditStep step, PimAuditRecord record)
    {
        if (record.RequestId is not { } id)
        {
            return _logged.Find(history => history.IsAlso(step, record, Disorder)) ?? new RequestHistory(null);
        }

        if (!_histories.TryGetValue(id, out var history))
        {
            _histories[id] = history = new RequestHistory(null);
        }

        return history;
    }

    // Nothing more comes of what was asked for at this time or later.
    private void Flush(DateTimeOffset until)
    {
        while (true)
        {
            var logged = _logged.Where(history => history.Requested >= until).OrderByDescending(history => history.Requested).FirstOrDefault();
            var listed = _listed.Count > 0 && _listed.Peek().Requested >= until ? _listed.Peek() : null;
            if (listed is not null && !(logged?.Requested > listed.Requested))
            {
                Emit(_listed.Pop());
            }
            else if (logged is not null)
            {
                _logged.Remove(logged);
                Emit(logged);
            }
            else
            {
                return;
            }
        }
    }

    private void Emit(RequestHistory history)
    {
        var activity = history.Build(_ends, _now);
        if (activity.RequestId is not null)
        {
            _histories.Remove(activity.RequestId);
        }

        _emit(activity);
    }
}
