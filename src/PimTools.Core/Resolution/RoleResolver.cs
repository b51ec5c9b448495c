using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Memory;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>Finds the roles that a name means. An unknown or ambiguous name is an error that lists the candidates.</summary>
internal static class RoleResolver
{
    /// <summary>
    /// Finds the roles an identity means: for a name or an id one of each kind that has it, any number for a wildcard. A group's name or id
    /// alone means its membership, <c>Name (owner)</c> its ownership; where groups are asked for, a group that is not under PIM yet can be
    /// named too.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="identity">What a person named.</param>
    /// <param name="call">The call.</param>
    /// <param name="isAlone">Tells that no other name is known to come, so that it is looked up by itself, without a list.</param>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.RoleNotFound"/>, <see cref="PimErrorCode.RoleAmbiguous"/>; where none is found and not everything could be read, the
    /// error that kept it from being read.
    /// </exception>
    public static async Task<IReadOnlyList<PimRole>> FindAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call, bool isAlone = true) =>
        FindRemembered(client, kinds, identity)
        ?? (isAlone ? await FindNamedAsync(client, kinds, identity, call) : null)
        ?? await FindAnewAsync(client, kinds, identity, linked => ListAsync(client, kinds, identity, linked), call);

    /// <summary>Finds the roles of a name without their lists; null where it was looked up and is not there, or where a list is better.</summary>
    public static async Task<IReadOnlyList<PimRole>?> FindNamedAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call)
    {
        if (identity.Role is not null || identity.IsWildcard || identity.Id is not null || IsId(identity.Text))
        {
            return null;
        }

        var reading = new PartialReading();
        var roles = await RememberedRoles.ListNamedAsync(client, kinds, identity.Text, () => FindRemembered(client, kinds, identity), reading.Of(call));
        if (roles?.Any(identity.Matches) != true)
        {
            return null;
        }

        reading.Tell(call);
        return ChooseOfKinds(identity, roles);
    }

    /// <summary>As <see cref="FindAsync(IPimClient, IReadOnlyCollection{PimKind}, PimIdentity, PimCall, bool)"/>, for whoever shows what there is now.</summary>
    public static Task<IReadOnlyList<PimRole>> FindAnewAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call) =>
        FindAnewAsync(client, kinds, identity, linked => ListAsync(client, kinds, linked), call);

    private static async Task<IReadOnlyList<PimRole>> FindAnewAsync(
        IPimClient client,
        IReadOnlyCollection<PimKind> kinds,
        PimIdentity identity,
        Func<PimCall, Task<IReadOnlyCollection<PimRole>>> listAsync,
        PimCall call)
    {
        var reading = new PartialReading();
        var found = await FindAsync(client, kinds, identity, () => listAsync(reading.Of(call)), call, reading);
        reading.Tell(call);
        reading.CheckWildcards(new[] { identity }, found.Count > 0, call);
        return found;
    }

    /// <summary>Finds the roles with a list that the caller keeps; the list is only asked for where it is needed.</summary>
    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="identity">What a person named.</param>
    /// <param name="listAsync">Reads the list.</param>
    /// <param name="call">The call.</param>
    /// <param name="reading">What could not be read of the list; null where the caller does not know.</param>
    public static async Task<IReadOnlyList<PimRole>> FindAsync(
        IPimClient client,
        IReadOnlyCollection<PimKind> kinds,
        PimIdentity identity,
        Func<Task<IReadOnlyCollection<PimRole>>> listAsync,
        PimCall call,
        PartialReading? reading = null)
    {
        if (identity.Role is { } known)
        {
            return new[] { known };
        }

        var roles = await listAsync();
        reading ??= new PartialReading();
        if (!identity.IsWildcard && kinds.Contains(PimKind.Group) && !roles.Any(identity.Matches))
        {
            roles = roles.Concat(await DirectoryGroups.FindAsync(client, identity, reading.Of(call))).ToList();
        }

        try
        {
            var found = ChooseOfKinds(identity, roles);
            return found.Count == 0 && Refusal(identity, reading, null) is { } missing ? throw missing : found;
        }
        catch (PimException e) when (e.Code == PimErrorCode.RoleNotFound && Refusal(identity, reading, e) is { } refusal)
        {
            throw refusal;
        }
    }

    private static bool IsId(string text) => Guid.TryParse(text, out _) || text.StartsWith("/", StringComparison.Ordinal);

    private static PimException? Refusal(PimIdentity identity, PartialReading reading, PimException? answer) =>
        reading.Refusal($"Whether a role is called '{identity}'", null, answer);

    public static Task<IReadOnlyCollection<PimRole>> ListAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimCall call) =>
        RememberedRoles.ListAsync(client, kinds, call);

    /// <summary>As the other, for whoever looks for one name or id: a list that another command reads at the same time will do if it has it.</summary>
    public static Task<IReadOnlyCollection<PimRole>> ListAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call) =>
        identity.IsWildcard
            ? ListAsync(client, kinds, call)
            : RememberedRoles.ListAsync(client, kinds, () => FindRemembered(client, kinds, identity) is not null, call);

    /// <summary>
    /// The roles that a name or an id means among those that were listed lately; null where the list has to be read: nothing was listed, it knows
    /// no such role or too many, or a wildcard could mean newer ones.
    /// </summary>
    public static IReadOnlyList<PimRole>? FindRemembered(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity)
    {
        if (identity.Role is not null || identity.IsWildcard
            || (RememberedRoles.Find(client, kinds) ?? RememberedRoles.FindNamed(client, kinds, identity.Text)) is not { } roles || !roles.Any(identity.Matches))
        {
            return null;
        }

        try
        {
            return ChooseOfKinds(identity, roles);
        }
        catch (PimException e) when (e.Code == PimErrorCode.RoleAmbiguous)
        {
            return null;
        }
    }

    /// <summary>Out of those listed: for a name or an id one of each kind that has it.</summary>
    public static IReadOnlyList<PimRole> ChooseOfKinds(PimIdentity identity, IReadOnlyCollection<PimRole> roles)
    {
        var ofKinds = roles.GroupBy(role => role.Kind).Where(some => some.Any(identity.Matches)).ToList();
        return ofKinds.Count < 2 ? Choose(identity, roles) : ofKinds.SelectMany(some => Choose(identity, some.ToList())).ToList();
    }

    public static IReadOnlyList<PimRole> Choose(PimIdentity identity, IReadOnlyCollection<PimRole> roles)
    {
        var fits = Distinct(roles.Where(identity.Matches));
        var found = identity.IsWildcard ? fits : GroupRoleNames.WithoutSilentOwners(fits);
        if (identity.IsWildcard || found.Count == 1)
        {
            return found;
        }

        throw found.Count == 0
            ? NotFound(identity, roles)
            : new PimException(PimErrorCode.RoleAmbiguous, $"'{identity}' means {found.Count} roles.")
            {
                Remedy = "Add -Kind, or give the id: " + Suggestions.List(found.Select(r => $"{r} ({r.Kind}, {r.Id})")),
                Candidates = found.Select(r => r.Id).ToList(),
                TargetObject = identity.Text,
            };
    }

    private static PimException NotFound(PimIdentity identity, IEnumerable<PimRole> roles)
    {
        var near = Suggestions.Find(identity.Text, roles.Select(r => r.Name));
        return new PimException(PimErrorCode.RoleNotFound, $"No role is called '{identity}'.")
        {
            Remedy = Suggestions.Describe(near),
            Candidates = near,
            TargetObject = identity.Text,
        };
    }

    private static List<PimRole> Distinct(IEnumerable<PimRole> roles)
    {
        var distinct = new List<PimRole>();
        foreach (var role in roles)
        {
            if (!distinct.Exists(role.IsSameAs))
            {
                distinct.Add(role);
            }
        }

        return distinct;
    }
}
