using System;
using System.Threading.Tasks;
using PimTools.Requests;

namespace PimTools.Graph.Requests;

/// <summary>Tells a caller who has stopped what became of a change that had left already. The result itself no longer reaches them.</summary>
internal static class CancellationReport
{
    /// <param name="changeAsync">Makes the change.</param>
    /// <param name="what">The change, in words.</param>
    /// <param name="look">The command that shows it.</param>
    /// <param name="call">The call.</param>
    public static async Task<T> ReportAsync<T>(Func<Task<T>> changeAsync, string what, string look, PimCall call)
    {
        try
        {
            var made = await changeAsync();
            Report(true, what, look, call);
            return made;
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            Report(false, what, look, call);
            throw;
        }
    }

    public static Task ReportAsync(Func<Task> changeAsync, string what, string look, PimCall call) => ReportAsync(
        async () =>
        {
            await changeAsync();
            return true;
        },
        what,
        look,
        call);

    /// <summary>Tells what came of a submission that its receiver no longer took; nothing of one that the service refused.</summary>
    public static void Tell(PimSubmission submission, string look, PimCall call) =>
        Tell(submission.Request is not null, submission.Error, submission.Draft.ToString(), look, call);

    /// <summary>As the other, of a decision in an access review that the service took.</summary>
    public static void TellDecided(PimAccessReviewDecision decision, PimCall call) => Tell(PimFollowUp<PimAccessReviewDecision>.Done(decision, decision), call);

    /// <inheritdoc cref="TellDecided"/>
    public static void Tell(PimFollowUp<PimAccessReviewDecision> outcome, PimCall call) => Tell(
        outcome.IsDone, outcome.Error, $"the decision about {outcome.Item.Principal} in the access review '{outcome.Item.ReviewName}'", "Get-PimAccessReviewDecision", call);

    /// <summary>As the other, of any change.</summary>
    /// <param name="isDone">Whether the service took it.</param>
    /// <param name="error">Why it did not, or may not have; null for no error.</param>
    /// <param name="what">The change, in words.</param>
    /// <param name="look">The command that shows it.</param>
    /// <param name="call">The call.</param>
    public static void Tell(bool isDone, PimException? error, string what, string look, PimCall call)
    {
        if (isDone)
        {
            Tell(true, what, look, call);
        }
        else if (error?.Code == PimErrorCode.OutcomeUnknown)
        {
            Tell(false, what, look, call);
        }
    }

    private static void Report(bool isDone, string what, string look, PimCall call)
    {
        if (call.Cancellation.IsCancellationRequested)
        {
            Tell(isDone, what, look, call);
        }
    }

    private static void Tell(bool isDone, string what, string look, PimCall call) => call.Notice?.Invoke(StoppedCommand.Describe(isDone, what, look));
}
