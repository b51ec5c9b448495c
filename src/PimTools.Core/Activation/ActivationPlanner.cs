using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>Plans activations: chooses what was asked for among what is eligible, and drafts each with the setting that holds for it.</summary>
internal sealed class ActivationPlanner
{
    private readonly IPimClient _client;
    private readonly PimActivationChoice _choice;
    private readonly bool _extend;
    private readonly Action<PimAssignment> _keepActive;
    private readonly Func<Func<Task>, object?, Task> _tryEach;

    /// <param name="client">The client.</param>
    /// <param name="choice">Knows what is eligible and active.</param>
    /// <param name="extend">Whether what is active is to be extended.</param>
    /// <param name="keepActive">Takes what is active already and is left as it is.</param>
    /// <param name="tryEach">Does the work for one item, whose error ends nothing but that.</param>
    public ActivationPlanner(
        IPimClient client, PimActivationChoice choice, bool extend, Action<PimAssignment> keepActive, Func<Func<Task>, object?, Task> tryEach)
    {
        _client = client;
        _choice = choice;
        _extend = extend;
        _keepActive = keepActive;
        _tryEach = tryEach;
    }

    /// <summary>Finds the eligible assignments that were asked for. What is meant twice is chosen once, and what is active is left out.</summary>
    public async Task<IReadOnlyList<ChosenActivation>> ChooseAsync(IEnumerable<RoleSelector> asked, PimCall call)
    {
        var chosen = new List<ChosenActivation>();
        foreach (var selector in asked)
        {
            await _tryEach(
                async () =>
                {
                    var found = (await _choice.FindAsync(selector.Role, selector.Scope, _keepActive, call))
                        .Where(eligible => selector.Kind is null || selector.Kind == eligible.Role.Kind).ToList();
                    found.ForEach(eligible => selector.Check?.Invoke(eligible));
                    chosen.AddRange(found.Select(eligible => new ChosenActivation(eligible, selector)));
                },
                selector.Role);
        }

        return chosen.Where(one => !_choice.IsActive(one.Eligible))
            .GroupBy(one => new RoleScopeKey(one.Eligible.Role, one.Eligible.Scope))
            .Select(same => same.First()).ToList();
    }

    /// <summary>Drafts the activations, and keeps those that are confirmed.</summary>
    public async Task<IReadOnlyList<PlannedActivation>> PlanAsync(
        IReadOnlyList<ChosenActivation> chosen, Func<PlannedActivation, Task<bool>> confirm, PimCall call)
    {
        var settings = await SettingPrefetch.ReadAsync(_client, chosen.Select(one => one.Eligible.Role), call);
        var planned = new List<PlannedActivation>();
        foreach (var (eligible, asked) in chosen)
        {
            await _tryEach(
                async () =>
                {
                    var one = await PlannedActivation.PlanAsync(_client, _choice, eligible, asked, settings, _extend, call);
                    if (await confirm(one))
                    {
                        planned.Add(one);
                    }
                },
                asked.Role);
        }

        return planned;
    }
}
