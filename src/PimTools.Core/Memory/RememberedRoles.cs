using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Memory;

/// <summary>The roles that a connection listed lately, so that the next name is found without a list.</summary>
internal static class RememberedRoles
{
    /// <summary>The most names that are looked up one by one: two of them cost what the lists do.</summary>
    private const int MostNamed = 2;

    private static readonly ConnectionMemory<string, IReadOnlyCollection<PimRole>> Lists = new();

    private static readonly ConnectionMemory<(string Kinds, string Name), IReadOnlyCollection<PimRole>> Named = new();

    private static readonly ConnectionMemory<string, object> NamesAsked = new();

    private static readonly KeyedLock<string> Locks = new();

    /// <summary>Lists the roles of kinds, unless another reader of the same list brings what is wanted first.</summary>
    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="isKnown">Tells whether what is remembered will do.</param>
    /// <param name="call">The call.</param>
    public static Task<IReadOnlyCollection<PimRole>> ListAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, Func<bool> isKnown, PimCall call) =>
        Locks.RunAsync(
            client, RememberedKinds.Key(kinds), async linked => isKnown() && Find(client, kinds) is { } known ? known : await ListAsync(client, kinds, linked), call);

    /// <summary>Lists the roles of kinds, and remembers them where nothing was left out.</summary>
    public static async Task<IReadOnlyCollection<PimRole>> ListAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimCall call) =>
        await ReadAsync(
            (emit, watched) => client.Roles.ListAsync(kinds, emit, watched), roles => Lists.Keep(client, RememberedKinds.Key(kinds), roles), call);

    /// <summary>
    /// Lists the roles of one name, for a connection that has looked up few names: whoever looks up more may look up many, for which one list is read.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">Finds what another reader has brought meanwhile; null where that will not do.</param>
    /// <param name="call">The call.</param>
    /// <returns>What has the name, and perhaps more; null where the list is due.</returns>
    public static Task<IReadOnlyCollection<PimRole>?> ListNamedAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, string name, Func<IReadOnlyCollection<PimRole>?> known, PimCall call)
    {
        var key = RememberedKinds.Key(kinds);
        return Locks.RunAsync(
            client,
            key,
            async linked =>
            {
                if (known() is { } found)
                {
                    return found;
                }

                var asked = NamesAsked.Find(client, key) as int? ?? 0;
                if (Find(client, kinds) is not null || asked == MostNamed)
                {
                    return null;
                }

                NamesAsked.Keep(client, key, asked + 1);
                return await ReadAsync(
                    (emit, watched) => client.Roles.ListNamedAsync(kinds, name, emit, watched), roles => Named.Keep(client, NameKey(kinds, name), roles), linked);
            },
            call);
    }

    /// <summary>The roles that were listed lately; null where they have to be listed.</summary>
    public static IReadOnlyCollection<PimRole>? Find(IPimClient client, IReadOnlyCollection<PimKind> kinds) => Lists.Find(client, RememberedKinds.Key(kinds));

    /// <summary>The roles that have been looked up by this name lately, and perhaps more; null where it was not.</summary>
    public static IReadOnlyCollection<PimRole>? FindNamed(IPimClient client, IReadOnlyCollection<PimKind> kinds, string name) =>
        Named.Find(client, NameKey(kinds, name));

    /// <summary>Forgets all of a connection: the service does not know what was found among them.</summary>
    public static void Forget(IPimClient client)
    {
        Lists.Forget(client);
        Named.Forget(client);
    }

    private static (string Kinds, string Name) NameKey(IReadOnlyCollection<PimKind> kinds, string name) => (RememberedKinds.Key(kinds), name.ToUpperInvariant());

    private static async Task<IReadOnlyCollection<PimRole>> ReadAsync(
        Func<Action<PimRole>, PimCall, Task> readAsync, Action<IReadOnlyCollection<PimRole>> keep, PimCall call)
    {
        var roles = new List<PimRole>();
        if (call.Omitted is null)
        {
            // Without a listener, it is not known whether the list is whole.
            await readAsync(roles.Add, call);
            return roles;
        }

        var isWhole = true;
        var watched = call
            .OmittingTo(omission =>
            {
                isWhole = false;
                call.Omit(omission.Reason, omission.Message);
            })
            .UnnamedTo(error =>
            {
                isWhole = false;
                call.Unnamed?.Invoke(error);
            });
        await readAsync(roles.Add, watched);
        if (isWhole)
        {
            keep(roles);
        }

        return roles;
    }
}
