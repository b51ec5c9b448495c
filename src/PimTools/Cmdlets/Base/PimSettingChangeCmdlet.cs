using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Pipeline;
using PimTools.Requests;
using PimTools.Settings;

namespace PimTools.Commands;

/// <summary>A cmdlet that changes settings.</summary>
public abstract class PimSettingChangeCmdlet : PimSettingCmdlet
{
    /// <summary>
    /// Asks about each change, sends those that are confirmed together where something differs, and emits the settings as they then stand where
    /// that is wanted.
    /// </summary>
    /// <param name="changes">The changes, with what the person gave for each; no two of the same setting.</param>
    /// <param name="isEmitted">Whether the settings are wanted.</param>
    /// <param name="call">The call.</param>
    private protected async Task SendAsync(IReadOnlyList<(PlannedSettingChange Planned, object Given)> changes, bool isEmitted, PimCall call)
    {
        var due = new List<(PlannedSettingChange Planned, object Given)>();
        foreach (var one in changes.Where(one => one.Planned.IsNeeded || isEmitted))
        {
            await TryAsync(
                async () =>
                {
                    if (!one.Planned.IsNeeded || await IsConfirmedAsync(one.Planned))
                    {
                        due.Add(one);
                    }
                },
                one.Given);
        }

        var next = 0;
        await SettingRunner.ApplyManyAsync(Client, due.ConvertAll(one => one.Planned), outcome => Tell(outcome, due[next++].Given, isEmitted), call);
    }

    /// <summary>Each setting once, however often it was named.</summary>
    private protected static IReadOnlyList<(PlannedSettingChange Planned, object Given)> Distinct(
        IEnumerable<(PlannedSettingChange Planned, object Given)> changes) =>
        changes.GroupBy(one => (SettingKey.Of(one.Planned.To.Role), one.Planned.To.Scope.Id.ToUpperInvariant())).Select(same => same.First()).ToList();

    private async Task<bool> IsConfirmedAsync(PlannedSettingChange planned)
    {
        if (PimApprovers.DescribeNoNamedApprover(planned.To, planned.Rules) is { } nobody)
        {
            Warn(nobody);
        }

        return await ConfirmAsync(planned.Describe()) == Confirmation.Go;
    }

    private void Tell(SettingOutcome outcome, object given, bool isEmitted)
    {
        if (outcome.Error is { } error)
        {
            Try(() => throw error, given);
            return;
        }

        if (outcome.Planned.IsNeeded)
        {
            WarnIfStopped($"The settings of {outcome.Planned} were changed, too. Get-PimRoleSetting shows them.");
        }

        if (isEmitted && outcome.Now is { } now)
        {
            Emit(now);
        }
    }
}
