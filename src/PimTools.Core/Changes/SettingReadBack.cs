using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Settings;

namespace PimTools.Changes;

/// <summary>Reads settings that were changed, until the service shows the changes or enough was waited.</summary>
internal static class SettingReadBack
{
    private const int Readings = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="client">The client.</param>
    /// <param name="changed">What was changed; no two of the same setting.</param>
    /// <param name="call">The call.</param>
    /// <returns>What stands of each, or why it could not be read; neither where the service has no such setting any more.</returns>
    public static async Task<IReadOnlyDictionary<PlannedSettingChange, (PimRoleSetting? Now, PimException? Error)>> ReadAsync(
        IPimClient client, IReadOnlyList<PlannedSettingChange> changed, PimCall call)
    {
        var standing = new ConcurrentDictionary<PlannedSettingChange, (PimRoleSetting? Now, PimException? Error)>();
        var open = changed;
        for (var i = 0; i < Readings && open.Count > 0; i++)
        {
            if (i > 0)
            {
                await Task.Delay(Pause, call.Cancellation);
            }

            await ReadOnceAsync(client, open, standing, call);
            open = open.Where(one => standing[one].Now is { } now && one.MissingIn(now).Count > 0).ToList();
        }

        return standing;
    }

    private static Task ReadOnceAsync(
        IPimClient client,
        IReadOnlyList<PlannedSettingChange> changed,
        ConcurrentDictionary<PlannedSettingChange, (PimRoleSetting? Now, PimException? Error)> standing,
        PimCall call) =>
        ParallelCalls.RunAsync(
            changed.GroupBy(one => (one.To.Kind, Scope: one.To.Kind == PimKind.AzureRole ? one.To.Scope.Id : null)),
            some => ReadTogetherAsync(client, some.ToList(), standing, call),
            call.Cancellation);

    private static async Task ReadTogetherAsync(
        IPimClient client,
        List<PlannedSettingChange> changed,
        ConcurrentDictionary<PlannedSettingChange, (PimRoleSetting? Now, PimException? Error)> standing,
        PimCall call)
    {
        var read = new List<PimRoleSetting>();
        try
        {
            var first = changed[0].To;
            var filter = new PimSettingFilter
            {
                Kinds = new[] { first.Kind },
                Roles = changed.Select(one => one.To.Role).ToList(),
                Scope = first.Kind == PimKind.AzureRole ? first.Scope : null,
            };
            await client.Settings.ListAsync(filter, read.Add, call);
        }
        catch (PimException e) when (changed.Count == 1)
        {
            standing[changed[0]] = (null, e);
            return;
        }
        catch (PimException)
        {
            // One of them spoils the list: each says by itself what it has to say.
            await ParallelCalls.RunAsync(changed, one => ReadTogetherAsync(client, new() { one }, standing, call), call.Cancellation);
            return;
        }

        foreach (var one in changed)
        {
            standing[one] = (SettingMatch.Find(read, one.To.Role, one.To.Scope), null);
        }
    }
}
