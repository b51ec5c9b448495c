using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Memory;
using PimTools.Settings;

namespace PimTools.Resolution;

/// <summary>The settings that requests have to meet. Each is read once, however many requests there are.</summary>
internal sealed class KnownSettings
{
    private readonly IPimClient _client;
    private readonly HashSet<SettingKey> _asked = new();
    private readonly List<PimRoleSetting> _settings = new();
    private readonly HashSet<SettingKey> _remembered = new();
    private Task _begun = Task.CompletedTask;

    public KnownSettings(IPimClient client) => _client = client;

    /// <summary>Begins to read the setting of a role that will probably be needed; reading or recalling it then waits for that alone.</summary>
    public void Begin(PimRole role, PimCall call)
    {
        if (_asked.Add(SettingKey.Of(role)))
        {
            _begun = Task.WhenAll(_begun, ReadAsync(new[] { role }, call));
        }
    }

    /// <summary>Reads the settings of the roles that were not read yet: those of a kind together, Azure's by scope.</summary>
    public async Task LoadAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        await ParallelCalls.RunAsync(
            roles.Where(role => _asked.Add(SettingKey.Of(role))).GroupBy(role => (role.Kind, SettingKey.Of(role).Scope)).ToList(),
            some => ReadAsync(some, call),
            call.Cancellation);
        await _begun;
    }

    /// <summary>As <see cref="LoadAsync"/>, but what the connection read lately is taken as it was.</summary>
    public async Task RecallAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        var asked = roles.ToList();
        Recall(asked);
        var missing = asked.Where(role => !_asked.Contains(SettingKey.Of(role))).ToList();
        if (missing.Count > 0)
        {
            await RememberedSettings.InTurnAsync(_client, missing, ReadMissingAsync, call);
        }

        await _begun;

        Task ReadMissingAsync(PimCall linked)
        {
            Recall(missing);
            return LoadAsync(missing, linked);
        }
    }

    /// <summary>Tells whether the setting of a role is only recalled.</summary>
    public bool IsRecalled(PimRole role) => _remembered.Contains(SettingKey.Of(role));

    /// <summary>Reads anew what was only recalled.</summary>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> RenewAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        var recalled = roles.Where(role => _remembered.Remove(SettingKey.Of(role))).ToList();
        _settings.RemoveAll(setting => recalled.Exists(role => SettingMatch.Find(new[] { setting }, role, role.Scope ?? setting.Scope) is not null));
        recalled.ForEach(role => _asked.Remove(SettingKey.Of(role)));
        await LoadAsync(recalled, call);
        return recalled.Count > 0;
    }

    /// <summary>The setting of a role at a scope; null where it could not be read.</summary>
    public PimRoleSetting? Find(PimRole role, PimScope scope) => SettingMatch.Find(_settings, role, scope);

    private void Recall(IEnumerable<PimRole> roles)
    {
        foreach (var role in roles.Where(role => !_asked.Contains(SettingKey.Of(role))))
        {
            if (RememberedSettings.Find(_client, role) is { } setting)
            {
                _asked.Add(SettingKey.Of(role));
                _remembered.Add(SettingKey.Of(role));
                _settings.Add(setting);
            }
        }
    }

    private async Task ReadAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        var read = await SettingPrefetch.ReadAsync(_client, roles, call);
        RememberedSettings.Keep(_client, roles, read);
        lock (_settings)
        {
            _settings.AddRange(read);
        }
    }
}
