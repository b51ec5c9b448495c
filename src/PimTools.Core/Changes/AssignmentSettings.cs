using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Changes;

/// <summary>The settings that assignments have to meet. Each is read once, however many assignments there are.</summary>
internal sealed class AssignmentSettings
{
    private readonly IPimClient _client;
    private readonly HashSet<SettingKey> _asked = new();
    private readonly List<PimRoleSetting> _settings = new();

    public AssignmentSettings(IPimClient client) => _client = client;

    /// <summary>Reads the settings of the roles that were not read yet: those of a kind together, Azure's by scope.</summary>
    public Task LoadAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        async Task ReadAsync(IEnumerable<PimRole> some)
        {
            var read = await SettingPrefetch.ReadAsync(_client, some, call);
            lock (_settings)
            {
                _settings.AddRange(read);
            }
        }

        return ParallelCalls.RunAsync(
            roles.Where(role => _asked.Add(SettingKey.Of(role))).GroupBy(role => (role.Kind, SettingKey.Of(role).Scope)).ToList(),
            ReadAsync,
            call.Cancellation);
    }

    /// <summary>The setting of a role at a scope; null where it could not be read.</summary>
    public PimRoleSetting? Find(PimRole role, PimScope scope) => SettingMatch.Find(_settings, role, scope);
}
