using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Resolution;

/// <summary>Finds, for a change, the principals that any number of names mean: all of them in one look-up.</summary>
internal static class NamedPrincipals
{
    /// <summary>Finds each, in their order; whom two names mean comes once.</summary>
    /// <param name="client">The client.</param>
    /// <param name="names">The names.</param>
    /// <param name="refuse">Hears of each name that means nobody, or too many, or that could not be looked up; the others are found.</param>
    /// <param name="call">The call.</param>
    public static async Task<IReadOnlyList<(PimIdentity Name, PimPrincipal Principal)>> FindAsync(
        IPimClient client, IReadOnlyList<PimIdentity> names, Action<PimIdentity, PimException> refuse, PimCall call)
    {
        var texts = names.Where(name => name.Principal is null && !name.IsWildcard).Select(name => name.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var together = texts.Count > 1 ? await client.Directory.FindPrincipalsAsync(texts, call) : null;
        var found = new List<(PimIdentity Name, PimPrincipal Principal)>();
        foreach (var name in names)
        {
            try
            {
                var principal = name.IsWildcard ? throw Wildcard(name)
                    : name.Principal is null && together is not null ? await PrincipalResolver.ChooseAsync(client, name, together[name.Text], call)
                    : await PrincipalResolver.FindAsync(client, name, call);
                if (!found.Exists(other => string.Equals(other.Principal.Id, principal.Id, StringComparison.OrdinalIgnoreCase)))
                {
                    found.Add((name, principal));
                }
            }
            catch (PimException e)
            {
                refuse(name, e);
            }
        }

        return found;
    }

    private static PimException Wildcard(PimIdentity name) => new(PimErrorCode.InvalidParameter, $"One principal is needed, not '{name}'.")
    {
        Remedy = "Give a user principal name, a display name or an object id.",
        TargetObject = name.Text,
    };
}
