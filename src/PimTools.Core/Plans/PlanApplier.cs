using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Models;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>
/// Applies a plan as it is, and no other: what it saw must hold still, or be as planned already. It gives before it takes away, and leaves alone what
/// depends on a step that failed, so that the same plan can be applied again until all of it holds.
/// </summary>
internal sealed class PlanApplier
{
    private const int LastPhase = 3;
    private const int ToldMoves = 5;

    private readonly IPimClient _client;
    private readonly PimPlan _plan;
    private readonly object _lock = new();
    private readonly Dictionary<SettingKey, string> _failed = new();

    public PlanApplier(IPimClient client, PimPlan plan)
    {
        _client = client;
        _plan = plan;
    }

    /// <summary>Compares the steps of the plan with what the tenant has now. Nothing is sent.</summary>
    /// <returns>The steps that the plan takes, and those that are withheld.</returns>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.WrongTenant"/>; <see cref="PimErrorCode.StalePlan"/>, where something has moved since the plan was made; what could not
    /// be read.
    /// </exception>
    public async Task<IReadOnlyList<ReadyStep>> CheckAsync(PimCall call)
    {
        if (!string.Equals(_plan.TenantId, _client.Context.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            throw new PimException(PimErrorCode.WrongTenant, $"The plan is of the tenant {_plan.TenantId}, and this connection is to {_client.Context.TenantId}.")
            {
                Remedy = "Nothing was sent. Give -Context a connection to that tenant, or make a new plan.",
                TargetObject = _plan,
            };
        }

        var changes = await new PlanProtection(_client, _plan.Protected).WithholdAsync(_plan.Changes, call);
        var needed = changes.Where(change => change.IsNeeded).ToList();
        var moves = new List<string>();
        await new NameComparison(_client, moves.Add).CompareAsync(needed, call);
        var settings = await ReadSettingsAsync(needed, call);
        var assignments = await ReadAssignmentsAsync(needed, call);
        var steps = changes.Where(change => change.IsNeeded || change.Withheld is not null).Select(change => change switch
        {
            { IsNeeded: false } => new ReadyStep(change, null, null),
            { Item: PimPlanItem.Setting } => StepComparison.Compare(change, settings[change.Planned.RoleKey], moves.Add),
            _ => StepComparison.Compare(change, assignments.Find(change.Planned.Assignment!.Key), _client.ServiceTime, moves.Add),
        }).ToList();
        return moves.Count == 0 ? steps : throw new PimException(
            PimErrorCode.StalePlan,
            $"The plan is stale: {string.Join("; ", moves.Take(ToldMoves))}{(moves.Count > ToldMoves ? $"; and {moves.Count - ToldMoves} more" : string.Empty)}.")
        {
            Remedy = "Nothing was sent. Make a new plan: New-PimPlan.",
            TargetObject = _plan,
        };
    }

    /// <summary>Takes the steps in the safe order, and tells of each once it is known; those that need nothing come first.</summary>
    /// <param name="steps">The steps that <see cref="CheckAsync"/> compared.</param>
    /// <param name="emit">Hears of each step with its result and its error; one at a time.</param>
    /// <param name="call">The call.</param>
    public async Task RunAsync(IReadOnlyList<ReadyStep> steps, Action<PimPlannedChange, PimException?> emit, PimCall call)
    {
        foreach (var step in steps.Where(step => step.IsDone))
        {
            emit(step.Change.IsNeeded ? step.Change.With(PimPlanResult.Unchanged, "It was so already.") : step.Change, null);
        }

        for (var phase = 0; phase <= LastPhase; phase++)
        {
            var due = new List<ReadyStep>();
            foreach (var step in steps.Where(step => !step.IsDone && step.Phase == phase))
            {
                if (_failed.TryGetValue(step.Change.Planned.RoleKey, out var before))
                {
                    emit(step.Change.With(PimPlanResult.Skipped, $"It was not sent, since this failed: {before}."), null);
                }
                else
                {
                    due.Add(step);
                }
            }

            await ApplySettingsAsync(due.Where(step => step.Setting is not null).ToDictionary(step => step.Setting!), emit, call);
            await ApplyAssignmentsAsync(due.Where(step => step.Assignment is not null).ToDictionary(step => step.Assignment!), emit, call);
        }
    }

    private async Task<Dictionary<SettingKey, PimRoleSetting>> ReadSettingsAsync(IEnumerable<PimPlannedChange> needed, PimCall call)
    {
        var reading = new TenantReader(_client, new UnreadParts());
        var roles = needed.Where(change => change.Item == PimPlanItem.Setting).Select(change => change.Role).ToList();
        await reading.ReadSettingsAsync(roles, call);
        return roles.Find(role => !reading.Settings.ContainsKey(SettingKey.Of(role))) is { } unread ? throw reading.WhyUnread(unread) : reading.Settings;
    }

    private async Task<ExistingAssignments> ReadAssignmentsAsync(IEnumerable<PimPlannedChange> needed, PimCall call)
    {
        var keys = needed.Where(change => change.Item == PimPlanItem.Assignment).Select(change => change.Planned.Assignment!.Key).ToList();
        var existing = new ExistingAssignments(_client);
        void Refuse(AssignmentKey key, PimException error) => throw error;
        await existing.ReadAsync(keys, isScheduled: false, Refuse, call);
        await existing.ReadAsync(keys, isScheduled: true, Refuse, call);
        await existing.ReadRecentAsync(keys, Refuse, call);
        return existing;
    }

    private Task ApplySettingsAsync(Dictionary<PlannedSettingChange, ReadyStep> due, Action<PimPlannedChange, PimException?> emit, PimCall call)
    {
        void Take(SettingOutcome outcome) => Tell(due[outcome.Planned].Change.With(PimPlanResult.Updated), outcome.Error, emit);
        return due.Count == 0 ? Task.CompletedTask : SettingRunner.ApplyManyAsync(_client, due.Keys.ToList(), Take, call);
    }

    private Task ApplyAssignmentsAsync(Dictionary<PlannedChange, ReadyStep> due, Action<PimPlannedChange, PimException?> emit, PimCall call)
    {
        void Take(ChangeOutcome outcome)
        {
            var change = due[outcome.Change].Change;
            var result = change.Action switch
            {
                PimPlanAction.Create => PimPlanResult.Created,
                PimPlanAction.Remove => PimPlanResult.Removed,
                _ => PimPlanResult.Updated,
            };
            Tell(change.With(result, requestId: outcome.Request?.Id), outcome.Error, emit);
        }

        return due.Count == 0 ? Task.CompletedTask : PlanRunner.RunAsync(_client, due.Keys, Take, call);
    }

    private void Tell(PimPlannedChange change, PimException? error, Action<PimPlannedChange, PimException?> emit)
    {
        lock (_lock)
        {
            if (error is not null)
            {
                _failed[change.Planned.RoleKey] = $"{change.Action} {change.Describe()}";
                change = change.With(PimPlanResult.Failed, $"{error.Message} {error.Remedy}".TrimEnd(), error.Code);
            }

            emit(change, error);
        }
    }
}
