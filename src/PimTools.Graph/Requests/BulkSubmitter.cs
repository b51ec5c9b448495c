using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Requests;

/// <summary>Sends many drafts side by side, those about the same assignment one after the other, and tells of each once.</summary>
internal static class BulkSubmitter
{
    /// <summary>The command that shows what was made of drafts.</summary>
    public const string Look = "Get-PimRequest";

    /// <param name="drafts">The drafts.</param>
    /// <param name="atOnce">How many are under way at once.</param>
    /// <param name="submitAsync">Sends one.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    public static async Task SubmitAsync(
        IReadOnlyList<PimRequestDraft> drafts,
        int atOnce,
        Func<PimRequestDraft, PimCall, Task<PimRequest>> submitAsync,
        Action<PimSubmission> emit,
        PimCall call)
    {
        var waiting = new ConcurrentQueue<IEnumerable<PimRequestDraft>>(drafts.GroupBy(draft => draft.Key));
        async Task SubmitWaitingAsync(int place, Action<PimSubmission> each, PimCall linked)
        {
            while (waiting.TryDequeue(out var same))
            {
                foreach (var draft in same)
                {
                    linked.Cancellation.ThrowIfCancellationRequested();
                    Tell(await SubmitOneAsync(draft, submitAsync, linked), each, linked);
                }
            }
        }

        await ParallelLists.ReadAsync(Enumerable.Range(0, Math.Min(atOnce, waiting.Count)), SubmitWaitingAsync, emit, call);
    }

    /// <summary>Hands a submission over. Whoever has stopped meanwhile no longer takes it, and is told.</summary>
    private static void Tell(PimSubmission submission, Action<PimSubmission> each, PimCall call)
    {
        try
        {
            each(submission);
        }
        catch (OperationCanceledException)
        {
            CancellationReport.Tell(submission, Look, call);
            throw;
        }
    }

    private static async Task<PimSubmission> SubmitOneAsync(
        PimRequestDraft draft, Func<PimRequestDraft, PimCall, Task<PimRequest>> submitAsync, PimCall call)
    {
        try
        {
            return new PimSubmission(draft, await submitAsync(draft, call));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever one ended in, the others are made and told.
            return new PimSubmission(draft, TransportErrors.OfChange(e));
        }
    }
}
