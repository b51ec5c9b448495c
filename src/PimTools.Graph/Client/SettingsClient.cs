using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Requests;
using PimTools.Rules;

namespace PimTools.Graph.Client;

/// <summary>Asks the kinds for their settings, and sends each change to its kind.</summary>
internal sealed class SettingsClient : IPimSettings
{
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

    public Task UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call)
    {
        if (changed.Count == 0)
        {
            return Task.CompletedTask;
        }

        var settings = _providers.Of(setting.Kind).Settings;
        return CancellationReport.ReportAsync(
            () => settings.UpdateAsync(setting, changed, call), $"the settings of {setting.Role}", "Get-PimRoleSetting", call);
    }
}
