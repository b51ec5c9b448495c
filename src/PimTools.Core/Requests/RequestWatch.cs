using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Requests;

/// <summary>Lists requests again and again, and tells each once, so that a console or a bot sees new ones as they come.</summary>
internal sealed class RequestWatch
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly IPimClient _client;
    private readonly PimRequestQuery _query;

    /// <param name="client">The client.</param>
    /// <param name="query">The requests to look for.</param>
    public RequestWatch(IPimClient client, PimRequestQuery query)
    {
        _client = client;
        _query = query;
    }

    /// <summary>The longest wait; null for no end.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Tells whether to go on after the first that are found.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Hears, before each pause, how long was waited.</summary>
    public Action<TimeSpan>? Report { get; init; }

    /// <summary>Watches until one is found, or without an end. A later list that fails is a warning where it goes on: the next one may not.</summary>
    /// <param name="emit">Hears of each request once; again where it waits after it did not.</param>
    /// <param name="refuse">Hears of names that mean nothing.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">Nothing came in time (<see cref="PimErrorCode.WaitTimedOut"/>); the first list failed.</exception>
    public async Task RunAsync(Action<PimRequest> emit, Action<PimException> refuse, PimCall call)
    {
        var started = DateTimeOffset.UtcNow;
        var pause = TimeSpan.FromSeconds(1);
        var known = new HashSet<string>();
        for (var isFirst = true; ; isFirst = false)
        {
            var fresh = await ReadAsync(known, refuse, isFirst, call);
            fresh.ForEach(emit);
            if (fresh.Count > 0 && !GoesOn)
            {
                return;
            }

            var waited = DateTimeOffset.UtcNow - started;
            if (waited >= Timeout)
            {
                if (GoesOn)
                {
                    return;
                }

                throw new PimException(PimErrorCode.WaitTimedOut, $"No request came to decide within {PimDuration.Format(Timeout.Value)}.")
                {
                    Remedy = "Wait again, or give -Timeout a longer time.",
                };
            }

            Report?.Invoke(waited);
            pause = fresh.Count > 0 ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * 1.5), Longest.Ticks));
            await Task.Delay(Timeout - waited is { } left && left < pause ? left : pause, call.Cancellation);
        }
    }

    private async Task<List<PimRequest>> ReadAsync(HashSet<string> known, Action<PimException> refuse, bool isFirst, PimCall call)
    {
        var waiting = new List<PimRequest>();
        try
        {
            await _query.ListAsync(_client, waiting.Add, isFirst ? refuse : _ => { }, call);
        }
        catch (PimException e) when (!isFirst && GoesOn && e.IsOfOneItem)
        {
            call.Notice?.Invoke($"The requests could not be read; they are read again. {e.Message}");
            return new List<PimRequest>();
        }

        var fresh = waiting.FindAll(request => !known.Contains(request.Id));
        known.Clear();
        waiting.ForEach(request => known.Add(request.Id));
        return fresh;
    }
}
