using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Auditing;

/// <summary>Lists activity, and then what comes, until it is canceled: each request once, and again when it stands otherwise.</summary>
internal sealed class ActivityWatch
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    // Records come some minutes late.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(15);

    private readonly IPimClient _client;
    private readonly PimActivityQuery _query;
    private readonly Dictionary<string, PimActivity> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="client">The client.</param>
    /// <param name="query">The activity to look for.</param>
    public ActivityWatch(IPimClient client, PimActivityQuery query)
    {
        _client = client;
        _query = query;
    }

    /// <summary>Watches without an end. A later reading that fails is told, and the next one may not.</summary>
    /// <param name="emit">Hears of each request, the oldest first.</param>
    /// <param name="refuse">Hears of names that mean nothing.</param>
    /// <param name="call">The call, which ends it.</param>
    /// <exception cref="PimException">The first reading failed.</exception>
    public async Task RunAsync(Action<PimActivity> emit, Action<PimException> refuse, PimCall call)
    {
        var pause = TimeSpan.FromSeconds(1);
        var read = _client.ServiceTime;
        var news = await ReadAsync(_query, refuse, call);
        while (true)
        {
            news.ForEach(emit);
            pause = news.Count > 0 ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * 1.5), Longest.Ticks));
            await Task.Delay(pause, call.Cancellation);
            var since = Earliest(read - Lag);
            read = _client.ServiceTime;
            try
            {
                news = await ReadAsync(_query.OfLog(since), _ => { }, call);
            }
            catch (PimException e) when (e.Code is PimErrorCode.ServiceUnavailable or PimErrorCode.ServiceError or PimErrorCode.Throttled or PimErrorCode.NetworkFailure)
            {
                call.Notice?.Invoke($"The audit log could not be read; it is read again. {e.Message}");
                news = new List<PimActivity>();
            }
        }
    }

    private async Task<List<PimActivity>> ReadAsync(PimActivityQuery query, Action<PimException> refuse, PimCall call)
    {
        var news = new List<PimActivity>();
        await query.ListAsync(
            _client,
            activity =>
            {
                if (!_known.TryGetValue(KeyOf(activity), out var known) || known.Outcome != activity.Outcome)
                {
                    news.Add(activity);
                }

                _known[KeyOf(activity)] = activity;
            },
            refuse,
            call);
        news.Reverse();
        return news;
    }

    // What still waits or is activated ends within a day, and is looked at until then.
    private DateTimeOffset Earliest(DateTimeOffset since) => _known.Values
        .Where(activity => activity.Requested > since.AddDays(-1) && IsOpen(activity))
        .Select(activity => activity.Requested!.Value)
        .Append(since)
        .Min();

    private static bool IsOpen(PimActivity activity) => activity.Outcome is PimActivityOutcome.AwaitingDecision or PimActivityOutcome.InProgress
        || activity is { Outcome: PimActivityOutcome.InForce, Action: PimRequestAction.SelfActivate };

    private static string KeyOf(PimActivity activity) => activity.RequestId ?? activity.RecordIds[0];
}
