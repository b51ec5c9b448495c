using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Memory;
using PimTools.Settings;

namespace PimTools.Changes;

/// <summary>Carries the change of a setting out, and reads back what stands afterwards.</summary>
internal static class SettingRunner
{
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
        SettingOutcome? outcome = null;
        await ApplyManyAsync(client, new[] { planned }, one => outcome = one, call);
        return outcome!.Error is { } error ? throw error : outcome.Now;
    }

    /// <summary>
    /// As <see cref="ApplyAsync"/> for changes of different settings, which travel and are read back together. What needs no change is read alone.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="planned">The changes.</param>
    /// <param name="emit">Hears of each in their order. What it throws is thrown when all of them are told.</param>
    /// <param name="call">The call.</param>
    public static async Task ApplyManyAsync(
        IPimClient client, IReadOnlyList<PlannedSettingChange> planned, Action<SettingOutcome> emit, PimCall call)
    {
        RememberedSettings.Forget(client);
        var refused = await SendAsync(client, planned.Where(one => one.IsNeeded).ToList(), call);
        var standing = await SettingReadBack.ReadAsync(client, planned.Where(one => !refused.ContainsKey(one)).ToList(), call);
        var judged = new SettingOutcome[planned.Count];
        async Task JudgeAsync(int place)
        {
            var one = planned[place];
            judged[place] = refused.TryGetValue(one, out var error)
                ? await JudgeRefusedAsync(client, one, error, call)
                : Judge(one, standing[one].Now, standing[one].Error, call);
        }

        // Where the service is down, what stands is read of each, but not of all at once.
        await ParallelCalls.RunAsync(Enumerable.Range(0, planned.Count), JudgeAsync, call.Cancellation);
        ExceptionDispatchInfo? first = null;
        foreach (var one in judged)
        {
            try
            {
                emit(one);
            }
            catch (Exception e)
            {
                first ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        first?.Throw();
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

    // Why the service did not take each that it did not take.
    private static async Task<IReadOnlyDictionary<PlannedSettingChange, PimException>> SendAsync(
        IPimClient client, List<PlannedSettingChange> planned, PimCall call)
    {
        var refused = new Dictionary<PlannedSettingChange, PimException>();
        var next = 0;
        void Take(PimSettingUpdate update)
        {
            var one = planned[next++];
            if (update.Error is { } error)
            {
                refused[one] = error;
            }
        }

        await client.Settings.UpdateManyAsync(planned.Select(one => new PimSettingUpdate(one.To, one.Rules)).ToList(), Take, call);
        return refused;
    }

    private static async Task<SettingOutcome> JudgeRefusedAsync(IPimClient client, PlannedSettingChange planned, PimException error, PimCall call) => new(
        planned,
        null,
        MayHaveArrived(error, planned) ? error.WithMessage($"{error.Message} {await DescribeStandingAsync(client, planned, call)}", target: planned.To) : error);

    private static SettingOutcome Judge(PlannedSettingChange planned, PimRoleSetting? now, PimException? unread, PimCall call)
    {
        if (unread is not null && planned.IsNeeded)
        {
            call.Notice?.Invoke($"The settings of {planned} were changed, but could not be read back: {unread.Message}");
            return new(planned, null, null);
        }

        return now is not null && planned.MissingIn(now) is { Count: > 0 } missing
            ? new(planned, null, NotShown(planned, missing))
            : new(planned, now, unread);
    }

    private static PimException NotShown(PlannedSettingChange planned, IEnumerable<PimSettingDifference> missing) => new(
        PimErrorCode.OutcomeUnknown,
        $"The service accepted the change of the settings of {planned}, but does not show it: {string.Join("; ", missing.Select(one => $"{one.Field} is {one.From} and not {one.To}"))}.")
    {
        Remedy = "Read it again in a few minutes: Get-PimRoleSetting. Somebody else may have changed it at the same time.",
        TargetObject = planned.To,
    };

    // A call that was refused because a permission is missing changed nothing, and neither did a single rule that was refused.
    private static bool MayHaveArrived(PimException error, PlannedSettingChange planned) =>
        error.Code is not PimErrorCode.PermissionMissing && (planned.Rules.Count > 1 || error.Status is null or >= 500);

    private static async Task<string> DescribeStandingAsync(IPimClient client, PlannedSettingChange planned, PimCall call)
    {
        try
        {
            if (await ReadAsync(client, planned.To, call) is { } now)
            {
                var missing = planned.MissingIn(now);
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
}
