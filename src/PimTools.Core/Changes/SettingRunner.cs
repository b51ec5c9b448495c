using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Memory;
using PimTools.Settings;

namespace PimTools.Changes;

/// <summary>Carries the change of a setting out, and reads back what stands afterwards.</summary>
internal static class SettingRunner
{
    private const int Readings = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Sends the rules of the change, and reads the setting until it shows them.</summary>
    /// <param name="client">The client.</param>
    /// <param name="planned">The change.</param>
    /// <param name="call">The call; its notice hears where the setting could be changed, but not read.</param>
    /// <returns>The setting as it stands; null where it could not be read.</returns>
    /// <exception cref="PimException">
    /// The service refused it, or it is not known whether it did; the message tells what stands. <see cref="PimErrorCode.OutcomeUnknown"/>, where the
    /// service accepted it and does not show it.
    /// </exception>
    public static async Task<PimRoleSetting?> ApplyAsync(IPimClient client, PlannedSettingChange planned, PimCall call)
    {
        RememberedSettings.Forget(client);
        try
        {
            await client.Settings.UpdateAsync(planned.To, planned.Rules, call);
        }
        catch (PimException e) when (MayHaveArrived(e, planned))
        {
            throw e.WithMessage($"{e.Message} {await DescribeStandingAsync(client, planned, call)}", target: planned.To);
        }

        var now = await ReadBackAsync(client, planned, call);
        return now is null || Missing(planned, now) is not { Count: > 0 } missing
            ? now
            : throw new PimException(
                PimErrorCode.OutcomeUnknown,
                $"The service accepted the change of the settings of {planned}, but does not show it: {string.Join("; ", missing.Select(one => $"{one.Field} is {one.From} and not {one.To}"))}.")
            {
                Remedy = "Read it again in a few minutes: Get-PimRoleSetting. Somebody else may have changed it at the same time.",
                TargetObject = planned.To,
            };
    }

    /// <summary>The setting of the same role and scope, as the service has it now; null where it has none.</summary>
    public static async Task<PimRoleSetting?> ReadAsync(IPimClient client, PimRoleSetting setting, PimCall call)
    {
        var read = new List<PimRoleSetting>();
        var filter = new PimSettingFilter
        {
            Kinds = new[] { setting.Kind },
            Roles = new[] { setting.Role },
            Scope = setting.Kind == PimKind.AzureRole ? setting.Scope : null,
        };
        await client.Settings.ListAsync(filter, read.Add, call);
        return SettingMatch.Find(read, setting.Role, setting.Scope);
    }

    // A call that was refused because a permission is missing changed nothing, and neither did a single rule that was refused.
    private static bool MayHaveArrived(PimException error, PlannedSettingChange planned) =>
        error.Code is not PimErrorCode.PermissionMissing && (planned.Rules.Count > 1 || error.Status is null or >= 500);

    private static async Task<string> DescribeStandingAsync(IPimClient client, PlannedSettingChange planned, PimCall call)
    {
        try
        {
            if (await ReadAsync(client, planned.To, call) is { } now)
            {
                var missing = Missing(planned, now);
                var made = planned.Differences.Select(one => one.Field).Except(missing.Select(one => one.Field)).ToList();
                return made.Count == 0 ? "Nothing of it was changed."
                    : missing.Count == 0 ? "The setting shows the whole change nevertheless."
                    : $"What stands: {string.Join(", ", made)} changed; {string.Join("; ", missing.Select(one => $"{one.Field} is still {one.From}"))}.";
            }
        }
        catch (PimException)
        {
            // The first error is the one that counts.
        }

        return "What stands could not be read.";
    }

    private static async Task<PimRoleSetting?> ReadBackAsync(IPimClient client, PlannedSettingChange planned, PimCall call)
    {
        try
        {
            var now = await ReadAsync(client, planned.To, call);
            for (var i = 1; i < Readings && now is not null && Missing(planned, now).Count > 0; i++)
            {
                await Task.Delay(Pause, call.Cancellation);
                now = await ReadAsync(client, planned.To, call);
            }

            return now;
        }
        catch (PimException e)
        {
            call.Notice?.Invoke($"The settings of {planned} were changed, but could not be read back: {e.Message}");
            return null;
        }
    }

    // Each field that was to change and has not, from what it is to what it was to be.
    private static List<PimSettingDifference> Missing(PlannedSettingChange planned, PimRoleSetting now) => SettingField
        .Compare(now, planned.To)
        .Where(one => planned.Differences.Any(wanted => wanted.Field == one.Field))
        .ToList();
}
