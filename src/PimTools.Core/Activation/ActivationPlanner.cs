using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Memory;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>Plans activations: chooses what was asked for among what is eligible, and drafts each with the setting that holds for it.</summary>
internal sealed class ActivationPlanner
{
    private readonly IPimClient _client;
    private readonly PimActivationChoice _choice;
    private readonly KnownSettings _settings;
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
        _settings = new KnownSettings(client);
        _extend = extend;
        _keepActive = keepActive;
        _tryEach = tryEach;
        choice.Matched = BeginToReadSetting;
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
        var roles = chosen.Select(one => one.Eligible.Role);
        await (_choice.MayRecall ? _settings.RecallAsync(roles, call) : _settings.LoadAsync(roles, call));
        var planned = new List<PlannedActivation>();
        foreach (var one in chosen)
        {
            await _tryEach(
                async () =>
                {
                    var activation = await PlanAsync(one, call);
                    if (await confirm(activation))
                    {
                        planned.Add(activation);
                    }
                },
                one.Asked.Role);
        }

        return planned;
    }

    /// <summary>Plans an activation anew that the service refused and that rested on what was only remembered.</summary>
    /// <returns>Null where nothing is different now.</returns>
    /// <exception cref="PimException">It cannot be activated: <see cref="PimErrorCode.NotEligible"/>, or what its setting refuses.</exception>
    public async Task<PlannedActivation?> RenewAsync(PlannedActivation planned, PimCall call)
    {
        var renewed = await PlanAnewAsync(planned.Asked, planned.Draft.Role, planned.Draft.Scope, call);
        return renewed?.IsSameAs(planned) == true ? null : renewed;
    }

    // One round trip less: the setting is read beside what is still missing of the list.
    private void BeginToReadSetting(PimAssignment eligible, PimCall call)
    {
        if (!_choice.MayRecall || RememberedSettings.Find(_client, eligible.Role) is null)
        {
            _settings.Begin(eligible.Role, call);
        }
    }

    private async Task<PlannedActivation> PlanAsync(ChosenActivation chosen, PimCall call)
    {
        var (eligible, asked) = chosen;
        PimException refusal;
        try
        {
            return await PlannedActivation.PlanAsync(_client, _choice, chosen, _settings, _extend, call);
        }
        catch (PimException e) when (_settings.IsRecalled(eligible.Role) || _choice.IsRecalled(eligible))
        {
            refusal = e;
        }

        // Nothing is refused by what is only remembered.
        return await PlanAnewAsync(asked, eligible.Role, eligible.Scope, call) ?? throw refusal;
    }

    /// <summary>Reads what one is eligible for and its setting, and plans by that; null where the role is not among it at that scope.</summary>
    private async Task<PlannedActivation?> PlanAnewAsync(RoleSelector asked, PimRole role, PimScope scope, PimCall call)
    {
        RememberedSettings.Forget(_client);
        RememberedEligibility.Forget(_client);
        var choice = new PimActivationChoice(_client, new[] { role.Kind }, new[] { asked });
        var key = new RoleScopeKey(role, scope);
        var found = await choice.FindAsync(asked.Role, asked.Scope, _ => { }, call);
        if (found.FirstOrDefault(one => key.Equals(new RoleScopeKey(one.Role, one.Scope))) is not { } eligible)
        {
            return null;
        }

        var settings = new KnownSettings(_client);
        await settings.LoadAsync(new[] { eligible.Role }, call);
        return await PlannedActivation.PlanAsync(_client, choice, new ChosenActivation(eligible, asked), settings, _extend, call);
    }
}
