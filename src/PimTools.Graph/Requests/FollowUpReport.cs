using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace PimTools.Graph.Requests;

/// <summary>Hands over what came of each of many changes, in their order, and leaves none untold.</summary>
internal static class FollowUpReport
{
    /// <param name="outcomes">The outcomes, which are all under way.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="describe">Names the change of an item, such as <c>the decision about X</c>.</param>
    /// <param name="look">The command that shows it.</param>
    /// <param name="call">The call. Whoever no longer takes an outcome hears of what was made as a notice.</param>
    /// <exception cref="Exception">What ended one early, or what the receiver threw, when all of them are told.</exception>
    public static async Task TellAsync<T>(
        IEnumerable<Task<PimFollowUp<T>>> outcomes, Action<PimFollowUp<T>> emit, Func<T, string> describe, string look, PimCall call)
        where T : class
    {
        ExceptionDispatchInfo? first = null;
        foreach (var outcome in outcomes)
        {
            try
            {
                Tell(await outcome, emit, describe, look, call);
            }
            catch (Exception e)
            {
                first ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        first?.Throw();
    }

    private static void Tell<T>(PimFollowUp<T> outcome, Action<PimFollowUp<T>> emit, Func<T, string> describe, string look, PimCall call)
        where T : class
    {
        try
        {
            emit(outcome);
        }
        catch (OperationCanceledException)
        {
            CancellationReport.Tell(outcome.IsDone, outcome.Error, describe(outcome.Item), look, call);
            throw;
        }
    }
}
