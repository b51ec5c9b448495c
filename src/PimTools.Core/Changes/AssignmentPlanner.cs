using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Changes;

/// <summary>Plans what has to be done so that assignments are as they are wanted. Nothing is sent.</summary>
internal sealed class AssignmentPlanner
{
    private readonly IPimClient _client;
    private readonly KnownSettings _settings;

    /// <param name="client">The client.</param>
    /// <param name="settings">The settings that were read so far; more are added.</param>
    public AssignmentPlanner(IPimClient client, KnownSettings? settings = null)
    {
        _client = client;
        _settings = settings ?? new KnownSettings(client);
    }

    /// <summary>
    /// True where all is read that could stand in the way, also what is to come of assignments that begin at once, and what the caller asked for of
    /// late. Without it, the service says so when the plan is carried out.
    /// </summary>
    public bool LooksAhead { get; init; }

    /// <summary>Plans one step for each assignment, in their order. What cannot be done is a step with its refusal.</summary>
    public async Task<AssignmentPlan> PlanAsync(IReadOnlyList<DesiredAssignment> desired, PimCall call)
    {
        var refusals = new Dictionary<AssignmentKey, PimException>();
        var existing = await ReadExistingAsync(desired, refusals, call);
        var now = _client.ServiceTime;
        var steps = desired.Select(one => Decide(one, existing.Find(one.Key), refusals.TryGetValue(one.Key, out var refusal) ? refusal : null, now)).ToList();
        await _settings.RecallAsync(steps.Where(step => step.IsNeeded).Select(step => step.Role), call);
        var planned = Check(steps, desired, now);

        // A setting that is remembered neither refuses anything nor says how long an assignment is.
        var doubtful = steps.Where((step, i) => step.IsNeeded && (!planned[i].IsNeeded || !desired[i].IsEndGiven)).Select(step => step.Role).ToList();
        return new AssignmentPlan(await _settings.RenewAsync(doubtful, call) ? Check(steps, desired, now) : planned);
    }

    private List<PlannedChange> Check(IReadOnlyList<PlannedChange> steps, IReadOnlyList<DesiredAssignment> desired, DateTimeOffset now) =>
        steps.Select((step, i) => step.IsNeeded ? Check(step, desired[i], _settings.Find(step.Role, step.Scope), now) : step).ToList();

    /// <summary>Plans one step from what was read. What cannot be done is a step with its refusal.</summary>
    /// <param name="desired">What is wanted.</param>
    /// <param name="existing">What there is; null for nothing.</param>
    /// <param name="refusal">The error that kept it from being read; null where it was read.</param>
    /// <param name="now">The service's time.</param>
    public static PlannedChange Decide(DesiredAssignment desired, PimAssignment? existing, PimException? refusal, DateTimeOffset now)
    {
        try
        {
            return refusal is not null ? throw refusal : AssignmentDecision.Decide(desired, existing, now);
        }
        catch (PimException e)
        {
            return new PlannedChange(AssignmentAction.None, desired.Type, desired.Role, desired.Scope, desired.Principal) { Refusal = e };
        }
    }

    /// <summary>Checks a step against the setting of its role, which also says how long a new assignment without an end is.</summary>
    /// <param name="step">The step.</param>
    /// <param name="desired">What is wanted.</param>
    /// <param name="setting">The setting; null where it could not be read, so that the service alone decides.</param>
    /// <param name="now">The service's time.</param>
    public static PlannedChange Check(PlannedChange step, DesiredAssignment desired, PimRoleSetting? setting, DateTimeOffset now)
    {
        try
        {
            // Who has left keeps what there is until it is removed, and gets nothing new.
            if (step.Action == AssignmentAction.Create && step.Principal.IsInDirectory == false)
            {
                throw PrincipalResolver.NotFound(new PimIdentity(step.Principal));
            }

            if (step.Action == AssignmentAction.Create && !desired.IsEndGiven)
            {
                var longest = AssignmentSchedule.LongestAllowed(step.Type, setting, step.To!.Schedule.Start);
                step = AssignmentDecision.Decide(desired with { Schedule = longest, IsEndGiven = true }, null, now);
            }

            AssignmentSchedule.Check(step.To!.Schedule, now);
            AssignmentPolicy.Check(step, setting, now);
            return step;
        }
        catch (PimException e)
        {
            return step.Refused(e);
        }
    }

    private async Task<ExistingAssignments> ReadExistingAsync(
        IReadOnlyList<DesiredAssignment> desired, Dictionary<AssignmentKey, PimException> refusals, PimCall call)
    {
        void Refuse(AssignmentKey key, PimException error)
        {
            lock (refusals)
            {
                refusals[key] = error;
            }
        }

        List<AssignmentKey> Left(Func<DesiredAssignment, bool> isWanted) =>
            desired.Where(one => !refusals.ContainsKey(one.Key) && isWanted(one)).Select(one => one.Key).ToList();

        var existing = new ExistingAssignments(_client);
        desired.SelectMany(one => one.Held ?? Array.Empty<PimAssignment>()).ToList().ForEach(existing.Take);
        await existing.ReadAsync(Left(one => one.Held is null), isScheduled: false, Refuse, call);

        // What is to come has lists of its own, and stands in the way of what is to begin at once, too.
        await existing.ReadAsync(
            Left(one => existing.Find(one.Key) is null && (LooksAhead || ScheduleBounds.StartOf(one.Schedule.Start, _client.ServiceTime) is not null)),
            isScheduled: true,
            Refuse,
            call);
        if (LooksAhead)
        {
            await existing.ReadRecentAsync(Left(_ => true), Refuse, call);
        }

        return existing;
    }
}
