using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Memory;

/// <summary>The roles that a connection listed lately, so that the next name is found without a list.</summary>
internal static class RememberedRoles
{
    private static readonly ConnectionMemory<string, IReadOnlyCollection<PimRole>> Lists = new();

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
    public static async Task<IReadOnlyCollection<PimRole>> ListAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimCall call)
    {
        var roles = new List<PimRole>();
        if (call.Omitted is null)
        {
            // Without a listener, it is not known whether the list is whole.
            await client.Roles.ListAsync(kinds, roles.Add, call);
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
        await client.Roles.ListAsync(kinds, roles.Add, watched);
        if (isWhole)
        {
            Lists.Keep(client, RememberedKinds.Key(kinds), roles);
        }

        return roles;
    }

    /// <summary>The roles that were listed lately; null where they have to be listed.</summary>
    public static IReadOnlyCollection<PimRole>? Find(IPimClient client, IReadOnlyCollection<PimKind> kinds) => Lists.Find(client, RememberedKinds.Key(kinds));

    /// <summary>Forgets all of a connection: the service does not know what was found among them.</summary>
    public static void Forget(IPimClient client) => Lists.Forget(client);
}
