using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Activation;

/// <summary>A role that the caller is eligible for, as a list shows it.</summary>
internal sealed class PickableRole
{
    private readonly PimActivationSetting? _setting;

    /// <param name="eligible">The assignment.</param>
    /// <param name="setting">The setting that holds for it; null where it could not be read.</param>
    /// <param name="active">The active assignment of the same role and scope; null where there is none.</param>
    /// <param name="now">The service's time.</param>
    /// <param name="isStateKnown">Whether it could be read what is active.</param>
    public PickableRole(PimAssignment eligible, PimRoleSetting? setting, PimAssignment? active, DateTimeOffset now, bool isStateKnown = true)
    {
        Eligible = eligible;
        _setting = setting?.Activation;
        State = active switch
        {
            null => isStateKnown ? "Eligible" : "unknown",
            { ExpiresIn: { } left } => $"Active for {PimDuration.Format(left)}",
            _ => "Active",
        };
        Longest = PimActivation.LongestAllowed(eligible, setting, now);
    }

    /// <summary>The assignment.</summary>
    public PimAssignment Eligible { get; }

    /// <summary>Eligible, or active and for how long; unknown where that could not be read.</summary>
    public string State { get; }

    /// <summary>The longest activation.</summary>
    public TimeSpan Longest { get; }

    /// <summary>Tells whether an activation without a justification is refused.</summary>
    public bool NeedsJustification => _setting?.Requires.HasFlag(PimRequirements.Justification) == true;

    /// <summary>Tells whether an activation without a ticket is refused.</summary>
    public bool NeedsTicket => _setting?.Requires.HasFlag(PimRequirements.Ticket) == true;

    /// <summary>The demands of an activation, such as "approval, MFA, justification"; "unknown" where the setting could not be read.</summary>
    public string Asks => _setting is null ? "unknown" : string.Join(", ", Demands(_setting));

    /// <summary>Reads all that the caller is eligible for, with what each demands. Sorted by role and scope.</summary>
    /// <param name="client">The client.</param>
    /// <param name="choice">Knows what is eligible.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="scope">The scope, where a person named one.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.NotEligible"/>; or a list that could not be read.</exception>
    public static async Task<IReadOnlyList<PickableRole>> ReadAsync(
        IPimClient client, PimActivationChoice choice, IReadOnlyCollection<PimKind> kinds, PimIdentity? scope, PimCall call)
    {
        var eligible = (await choice.AllAsync(call)).Where(one => scope?.Matches(one.Scope) != false).ToList();
        if (eligible.Count == 0)
        {
            throw choice.AllRefusal() ?? new PimException(PimErrorCode.NotEligible, $"You are eligible for nothing{(scope is null ? string.Empty : $" at '{scope}'")}.")
            {
                Remedy = "Get-PimAssignment -Mine lists what you hold.",
            };
        }

        var settings = await SettingPrefetch.ReadAsync(client, eligible.Select(one => one.Role), call);
        var active = new List<PimAssignment>();
        var reading = new PartialReading();
        await client.Assignments.ListAsync(new PimAssignmentFilter { Kinds = kinds, Mine = true, Type = PimAssignmentType.Active }, active.Add, reading.Of(call));
        var held = active.ToLookup(one => new RoleScopeKey(one.Role, one.Scope));
        return eligible
            .Select(one => new PickableRole(
                one,
                SettingMatch.Find(settings, one.Role, one.Scope),
                held[new RoleScopeKey(one.Role, one.Scope)].FirstOrDefault(),
                client.ServiceTime,
                !reading.Lacks(one.Kind)))
            .OrderBy(one => one.Eligible.Role.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(one => one.Eligible.Scope.DisplayName, StringComparer.OrdinalIgnoreCase)
            .ToList();
    }

    private static IEnumerable<string> Demands(PimActivationSetting setting)
    {
        if (setting.RequiresApproval != false)
        {
            yield return setting.RequiresApproval == true ? "approval" : "approval unknown";
        }

        if (setting.AuthenticationContext is { } context)
        {
            yield return "context " + context;
        }

        var requires = setting.Requires.Value;
        foreach (var (flag, word) in Words)
        {
            if (requires.HasFlag(flag))
            {
                yield return word;
            }
        }
    }

    private static readonly (PimRequirements Flag, string Word)[] Words =
    {
        (PimRequirements.Mfa, "MFA"), (PimRequirements.Justification, "justification"), (PimRequirements.Ticket, "ticket"),
        (PimRequirements.Unknown, "more that is unknown"),
    };
}
