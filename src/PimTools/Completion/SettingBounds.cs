using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Input;
using PimTools.Models;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Completion;

/// <summary>Reads how long the role of the line can be activated or assigned, by its setting.</summary>
internal static class SettingBounds
{
    /// <summary>The longest activation of the roles that the line names; null where that cannot be told.</summary>
    public static TimeSpan? LongestActivation(IDictionary bound) => Read(bound, "activation", ActivationAsync);

    /// <summary>The longest assignment that the setting of the role allows; null where it allows any, or that cannot be told.</summary>
    public static TimeSpan? LongestAssignment(IDictionary bound) => Read(bound, "assignment", AssignmentAsync);

    private static TimeSpan? Read(IDictionary bound, string what, Func<Line, IPimClient, PimCall, Task<IReadOnlyList<TimeSpan>>> readAsync)
    {
        if (RawArgument.Words(bound, "Role").All(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        var key = what + string.Join("|", Line.Parameters.Select(parameter => string.Join(",", RawArgument.Words(bound, parameter))));
        var found = CompletionCache.Get(bound, key, (client, call) => readAsync(new Line(bound), client, call), CompletionCache.Patience);
        return found is { Count: > 0 } ? found.Min() : null;
    }

    private static async Task<IReadOnlyList<TimeSpan>> ActivationAsync(Line line, IPimClient client, PimCall call)
    {
        var held = await OwnAssignments.ReadAsync(client, PimAssignmentType.Eligible, call);
        var meant = held
            .Where(one => line.Kinds.Contains(one.Kind) && line.Scope?.Matches(one.Scope) != false && line.Roles.Any(role => role.Matches(one.Role)))
            .ToList();
        var settings = await SettingPrefetch.ReadAsync(client, meant.Select(one => one.Role), call);
        return meant.Select(one => PimActivation.LongestAllowed(one, SettingMatch.Find(settings, one.Role, one.Scope), client.ServiceTime)).ToList();
    }

    private static async Task<IReadOnlyList<TimeSpan>> AssignmentAsync(Line line, IPimClient client, PimCall call)
    {
        var (role, scope) = await new TargetResolver(client, isAlone: true).FindAsync(line.Kinds, line.Roles[0], line.Scope, call);
        var setting = SettingMatch.Find(await SettingPrefetch.ReadAsync(client, new[] { role }, call), role, scope)?.Assignment;
        var (isUnbounded, longest) = line.Type == PimAssignmentType.Eligible
            ? (setting?.AllowPermanentEligible, setting?.MaximumEligibleDuration)
            : (setting?.AllowPermanentActive, setting?.MaximumActiveDuration);
        return isUnbounded == false && longest is { } most ? new[] { most } : Array.Empty<TimeSpan>();
    }

    // The parameters of the line that tell which setting is meant.
    private sealed class Line
    {
        public static readonly string[] Parameters = { "Kind", "Access", "Role", "Scope", "Type" };

        public Line(IDictionary bound)
        {
            PimAccess? access = RawArgument.Values<PimAccess>(bound, "Access") is { Count: > 0 } accesses ? accesses[0] : null;
            Kinds = PimKinds.Choose(RawArgument.Values<PimKind>(bound, "Kind"), access);
            Roles = Identities(bound, "Role").Select(role => role.OfAccess(access)).ToList();
            Scope = Identities(bound, "Scope").FirstOrDefault();
            Type = RawArgument.Values<PimAssignmentType>(bound, "Type").DefaultIfEmpty(PimAssignmentType.Eligible).First();
        }

        public IReadOnlyCollection<PimKind> Kinds { get; }

        public List<PimIdentity> Roles { get; }

        public PimIdentity? Scope { get; }

        public PimAssignmentType Type { get; }

        private static IEnumerable<PimIdentity> Identities(IDictionary bound, string parameter) =>
            RawArgument.Words(bound, parameter).Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => new PimIdentity(word));
    }
}
