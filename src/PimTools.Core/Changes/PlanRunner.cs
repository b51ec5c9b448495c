using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Memory;
using PimTools.Requests;

namespace PimTools.Changes;

/// <summary>Carries a plan out: one request alone, many in batches. The failure of one step is the failure of that step.</summary>
internal static class PlanRunner
{
    /// <summary>Sends what the steps need, and tells of each as soon as it is known. Those that need nothing come first.</summary>
    /// <param name="client">The client.</param>
    /// <param name="changes">The steps.</param>
    /// <param name="emit">Hears of each step once.</param>
    /// <param name="call">The call.</param>
    public static async Task RunAsync(IPimClient client, IReadOnlyCollection<PlannedChange> changes, Action<ChangeOutcome> emit, PimCall call)
    {
        foreach (var change in changes.Where(change => !change.IsNeeded))
        {
            emit(new ChangeOutcome(change, null, change.Refusal));
        }

        await SendAsync(client, changes.Where(change => change.IsNeeded), isValidationOnly: false, emit, call);
    }

    /// <summary>As the other, but tells of the steps in their order. What is known when it ends early is told, too.</summary>
    public static async Task RunInOrderAsync(IPimClient client, IReadOnlyList<PlannedChange> changes, Action<ChangeOutcome> emit, PimCall call)
    {
        var known = new Dictionary<PlannedChange, ChangeOutcome>();
        var next = 0;
        void Take(ChangeOutcome outcome)
        {
            known[outcome.Change] = outcome;
            while (next < changes.Count && known.TryGetValue(changes[next], out var due))
            {
                next++;
                try
                {
                    emit(due);
                }
                catch (OperationCanceledException) when (due != outcome)
                {
                    // Who brought the other one hears that it was not taken, and tells of it.
                    known.Remove(outcome.Change);
                    TellUntaken(due, call);
                    throw;
                }
            }
        }

        try
        {
            await RunAsync(client, changes, Take, call);
        }
        finally
        {
            foreach (var change in changes.Skip(next).Where(known.ContainsKey))
            {
                TellAfterStop(known[change], emit, call);
            }
        }
    }

    // Whoever has stopped throws at each; all of them are told. What ended the run early is what the caller hears of.
    private static void TellAfterStop(ChangeOutcome outcome, Action<ChangeOutcome> emit, PimCall call)
    {
        try
        {
            emit(outcome);
        }
        catch (OperationCanceledException)
        {
            TellUntaken(outcome, call);
        }
    }

    private static void TellUntaken(ChangeOutcome outcome, PimCall call)
    {
        if (outcome.Request is not null || outcome.Error?.Code == PimErrorCode.OutcomeUnknown)
        {
            call.Notice?.Invoke(StoppedCommand.Describe(outcome.Request is not null, ChangeText.Sentence(outcome.Change), "Get-PimRequest"));
        }
    }

    /// <summary>Lets the service check what <see cref="RunAsync"/> would send, and tells of what it refuses; nothing is stored.</summary>
    public static Task CheckAsync(IPimClient client, IEnumerable<PlannedChange> changes, Action<ChangeOutcome> refuse, PimCall call)
    {
        void Take(ChangeOutcome outcome)
        {
            if (outcome.Error is not null)
            {
                refuse(outcome);
            }
        }

        return SendAsync(client, changes.Where(change => change.IsNeeded), isValidationOnly: true, Take, call);
    }

    private static async Task SendAsync(
        IPimClient client, IEnumerable<PlannedChange> changes, bool isValidationOnly, Action<ChangeOutcome> emit, PimCall call)
    {
        var drafts = changes.ToDictionary(change => isValidationOnly ? change.Draft(client.ServiceTime).ForValidation() : change.Draft(client.ServiceTime));
        var there = new List<ChangeOutcome>();
        if (drafts.Count > 0)
        {
            RememberedEligibility.Forget(client);
        }

        void Take(PimSubmission submission)
        {
            if (submission.Error is not null)
            {
                RememberedSettings.Forget(client);
            }

            if (submission.Error?.Code == PimErrorCode.NotFound)
            {
                RememberedRoles.Forget(client);
            }

            var outcome = new ChangeOutcome(drafts[submission.Draft], submission.Request, submission.Error ?? RequestFailure.Find(submission.Request!));
            if (outcome.Error?.Code == PimErrorCode.AlreadyActive && outcome.Change.Action == AssignmentAction.Create)
            {
                there.Add(outcome);
            }
            else
            {
                emit(outcome);
            }
        }

        if (drafts.Count == 1)
        {
            await SubmitOneAsync(client, drafts.Keys.First(), Take, call);
        }
        else if (drafts.Count > 1)
        {
            await client.Requests.SubmitManyAsync(drafts.Keys.ToList(), Take, call);
        }

        await ExplainAsync(client, there, emit, call);
    }

    private static async Task SubmitOneAsync(IPimClient client, PimRequestDraft draft, Action<PimSubmission> emit, PimCall call)
    {
        PimSubmission submission;
        try
        {
            submission = new PimSubmission(draft, await client.Requests.SubmitAsync(draft, call));
        }
        catch (PimException e)
        {
            submission = new PimSubmission(draft, e);
        }

        emit(submission);
    }

    // What is to come is not among what holds, and costs a list of its own: it is read when the service says that something is there.
    private static async Task ExplainAsync(IPimClient client, IReadOnlyList<ChangeOutcome> there, Action<ChangeOutcome> emit, PimCall call)
    {
        var atOnce = there.Where(outcome => outcome.Change.To!.Schedule.Start is null).Select(outcome => outcome.Change.Key).ToList();
        var scheduled = new ExistingAssignments(client);
        try
        {
            await scheduled.ReadAsync(atOnce, isScheduled: true, (_, _) => { }, call);
        }
        catch (PimException)
        {
            // The service's own words are told then.
        }

        foreach (var outcome in there)
        {
            emit(scheduled.Find(outcome.Change.Key) is { } found
                ? outcome with { Error = AssignmentDecision.BeginsLater(outcome.Change.ToString(), found) }
                : outcome);
        }
    }
}
