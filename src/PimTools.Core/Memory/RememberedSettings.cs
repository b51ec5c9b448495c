using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Settings;

namespace PimTools.Memory;

/// <summary>The settings that a connection read lately, to check a request ahead. Whatever they refuse is read anew before it is told.</summary>
internal static class RememberedSettings
{
    private static readonly ConnectionMemory<SettingKey, PimRoleSetting> Settings = new();
    private static readonly KeyedLock<string> Locks = new();

    /// <summary>The setting that was read for a role; null where it has to be read.</summary>
    public static PimRoleSetting? Find(IPimClient client, PimRole role) => Settings.Find(client, SettingKey.Of(role));

    /// <summary>Runs the readers of the settings of the same roles one after the other, so that the next finds what the one before has read.</summary>
    public static Task InTurnAsync(IPimClient client, IEnumerable<PimRole> roles, Func<PimCall, Task> readAsync, PimCall call) =>
        Locks.RunAsync(client, string.Join("; ", roles.Select(role => SettingKey.Of(role).ToString()).OrderBy(key => key, StringComparer.Ordinal)), readAsync, call);

    /// <summary>Keeps what was read for some roles.</summary>
    public static void Keep(IPimClient client, IEnumerable<PimRole> roles, IEnumerable<PimRoleSetting> read)
    {
        var found = read.ToList();
        foreach (var role in roles)
        {
            if (SettingMatch.Find(found, role, role.Scope ?? PimScope.Directory) is { } setting)
            {
                Settings.Keep(client, SettingKey.Of(role), setting);
            }
        }
    }

    /// <summary>Forgets all of a connection: one was changed, or the service refused what they allow.</summary>
    public static void Forget(IPimClient client) => Settings.Forget(client);
}
