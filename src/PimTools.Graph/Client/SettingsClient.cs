using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;
using PimTools.Rules;

namespace PimTools.Graph.Client;

/// <summary>Asks the kinds for their settings, and sends each change to its kind.</summary>
internal sealed class SettingsClient : IPimSettings
{
    private const string Look = "Get-PimRoleSetting";

    private readonly ProviderSet _providers;

    public SettingsClient(ProviderSet providers) => _providers = providers;

    public Task ListAsync(PimSettingFilter filter, Action<PimRoleSetting> emit, PimCall call)
    {
        if (filter.Roles is { Count: 0 })
        {
            return Task.CompletedTask;
        }

        // Roles of several kinds are what a wildcard found; each kind answers as far as it can.
        var roles = filter.Roles ?? Array.Empty<PimRole>();
        var kinds = filter.Roles is null ? filter.Kinds : roles.Select(role => role.Kind).Distinct().ToList();
        return _providers.ReadAsync(
            kinds,
            ReferenceEquals(kinds, PimKinds.All) || (filter.Roles is not null && kinds.Count > 1),
            (provider, each, linked) => provider.Settings.ListAsync(roles.Where(role => role.Kind == provider.Kind).ToList(), filter.Scope, each, linked),
            emit,
            call);
    }

    public async Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call)
    {
        if (changed.Count > 0)
        {
            var settings = _providers.Of(setting.Kind).Settings;
            var update = new PimSettingUpdate(setting, changed);
            await CancellationReport.ReportAsync(() => settings.UpdateAsync(setting, changed, settings.Calls.Alone, call), Describe(update), Look, call);
        }
    }

    public Task UpdateManyAsync(IReadOnlyList<PimSettingUpdate> updates, Action<PimSettingUpdate> emit, PimCall call) => OrderedOutcomes.TellAsync(
        updates,
        update => update.Setting.Kind,
        (kind, some) =>
        {
            var settings = _providers.Of(kind).Settings;
            return settings.Calls.Start(some, (update, calls) => TryUpdateAsync(update, settings, calls, call));
        },
        emit,
        update => CancellationReport.Tell(update.Error is null, update.Error, Describe(update), Look, call));

    private static async Task<PimSettingUpdate> TryUpdateAsync(PimSettingUpdate update, IKindSettings settings, ServiceCalls calls, PimCall call)
    {
        try
        {
            await settings.UpdateAsync(update.Setting, update.Changed, calls, call);
            return update;
        }
        catch (PimException e)
        {
            return update with { Error = e };
        }
    }

    private static string Describe(PimSettingUpdate update) => $"the settings of {update.Setting.Role}";
}
