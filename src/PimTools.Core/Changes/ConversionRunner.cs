using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Changes;

/// <summary>
/// Carries conversions out: makes eligible, waits until the service's list shows it, and only then takes the active assignment away. Whatever
/// happens in between, nobody has less than before, and another run goes on from there.
/// </summary>
internal sealed class ConversionRunner
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly IPimClient _client;
    private readonly Action<PimConversion> _emit;
    private readonly Action<PimException, PimAssignment> _fail;
    private readonly HashSet<Conversion> _told = new();

    /// <param name="client">The client.</param>
    /// <param name="emit">Hears of each that was converted.</param>
    /// <param name="fail">Hears of each that was not, with what stands.</param>
    public ConversionRunner(IPimClient client, Action<PimConversion> emit, Action<PimException, PimAssignment> fail)
    {
        _client = client;
        _emit = emit;
        _fail = fail;
    }

    /// <summary>The longest wait until the lists show what was granted; they lag by minutes (observed: up to 4.5).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Carries the conversions out.</summary>
    public async Task RunAsync(IReadOnlyList<Conversion> conversions, string? justification, PimCall call)
    {
        var byGrant = conversions.ToDictionary(one => one.Grant!);
        var granted = new List<Conversion>();
        await PlanRunner.RunAsync(
            _client,
            byGrant.Keys.ToList(),
            outcome =>
            {
                var conversion = byGrant[outcome.Change];
                if (outcome.Error is { } error)
                {
                    _fail(error.WithMessage($"{conversion.Active} is as it was: it was not made eligible. {error.Message}"), conversion.Active);
                }
                else
                {
                    granted.Add(conversion);
                }
            },
            call);
        try
        {
            await RevokeAsync(await WaitAsync(granted, call), justification, call);
        }
        catch (OperationCanceledException)
        {
            foreach (var conversion in granted.Where(one => !_told.Contains(one)))
            {
                call.Notice?.Invoke($"The command was stopped before this was done: {conversion.Active} is eligible now, and active as well. Run the same command again, which goes on from here.");
            }

            throw;
        }
    }

    /// <summary>Waits until the grants are seen. Those that are not are told, and stay active.</summary>
    private async Task<List<Conversion>> WaitAsync(List<Conversion> granted, PimCall call)
    {
        var seen = new List<Conversion>();
        var open = granted.ToList();
        var started = DateTimeOffset.UtcNow;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            var existing = new ExistingAssignments(_client);
            var refusals = new Dictionary<Models.AssignmentKey, PimException>();
            await existing.ReadAsync(open.ConvertAll(one => one.Grant!.Key), isScheduled: false, (key, error) => refusals[key] = error, call);
            foreach (var conversion in open.ToList())
            {
                if (existing.Find(conversion.Grant!.Key) is not null)
                {
                    open.Remove(conversion);
                    seen.Add(conversion);
                }
                else if (refusals.TryGetValue(conversion.Grant.Key, out var refusal) || DateTimeOffset.UtcNow - started >= Timeout)
                {
                    open.Remove(conversion);
                    Tell(conversion, () => _fail(Unseen(conversion, refusal), conversion.Active));
                }
            }

            if (open.Count == 0)
            {
                return seen;
            }

            call.Waiting?.Invoke($"Waiting until {open.Count} eligible assignments are seen");
            await Task.Delay(pause, call.Cancellation);
            call.Waiting?.Invoke(null);
        }
    }

    private PimException Unseen(Conversion conversion, PimException? refusal) => new(
        PimErrorCode.WaitTimedOut,
        $"{conversion.Active} stands: the eligible assignment was made, but is not seen yet{(refusal is null ? $" after {PimDuration.Format(Timeout)}." : $". {refusal.Message}")}",
        refusal)
    {
        Remedy = "Run the same command again, which goes on from here.",
        TargetObject = conversion.Active,
    };

    private Task RevokeAsync(IEnumerable<Conversion> seen, string? justification, PimCall call)
    {
        var byRemoval = seen.ToDictionary(one => RemovalPlanner.Remove(one.Active, justification));
        return PlanRunner.RunAsync(
            _client,
            byRemoval.Keys.ToList(),
            outcome =>
            {
                var conversion = byRemoval[outcome.Change];
                if (outcome.Error is { } error)
                {
                    Tell(conversion, () => _fail(Unrevoked(conversion, error), conversion.Active));
                }
                else
                {
                    Tell(conversion, () => _emit(conversion.Describe(PimConversionResult.Converted)));
                }
            },
            call);
    }

    // What is not taken any more is told by who sent it.
    private void Tell(Conversion conversion, Action tell)
    {
        _told.Add(conversion);
        tell();
    }

    private static PimException Unrevoked(Conversion conversion, PimException error) => error.WithMessage(
        $"{conversion.Active} stands beside the eligible assignment, which was made. {error.Message}",
        $"{error.Remedy} Run the same command again, which goes on from here.".TrimStart());
}
