using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Resolution;

/// <summary>Finds, for changes, the principals that any number of names mean: all of them in one look-up.</summary>
internal sealed class NamedPrincipals
{
    private readonly IPimClient _client;
    private readonly IReadOnlyDictionary<string, PimFoundPrincipals>? _together;

    private NamedPrincipals(IPimClient client, IReadOnlyDictionary<string, PimFoundPrincipals>? together)
    {
        _client = client;
        _together = together;
    }

    /// <summary>Looks up what has to be, of all the names.</summary>
    public static async Task<NamedPrincipals> LookUpAsync(IPimClient client, IEnumerable<PimIdentity> names, PimCall call)
    {
        var texts = names.Where(name => name.Principal is null && !name.IsWildcard).Select(name => name.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new NamedPrincipals(client, texts.Count > 1 ? await client.Directory.FindPrincipalsAsync(texts, call) : null);
    }

    /// <summary>Finds each of some of the names, in their order; whom two names mean comes once.</summary>
    /// <param name="names">The names.</param>
    /// <param name="refuse">Hears of each name that means nobody, or too many, or that could not be looked up; the others are found.</param>
    /// <param name="call">The call.</param>
    public async Task<IReadOnlyList<(PimIdentity Name, PimPrincipal Principal)>> FindAsync(
        IReadOnlyList<PimIdentity> names, Action<PimIdentity, PimException> refuse, PimCall call)
    {
        var found = new List<(PimIdentity Name, PimPrincipal Principal)>();
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            try
            {
                var principal = await FindOneAsync(name, call);
                if (ids.Add(principal.Id))
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

    private Task<PimPrincipal> FindOneAsync(PimIdentity name, PimCall call) => name.IsWildcard ? throw Wildcard(name)
        : name.Principal is null && _together is not null ? PrincipalResolver.ChooseAsync(_client, name, _together[name.Text], call)
        : PrincipalResolver.FindAsync(_client, name, call);

    private static PimException Wildcard(PimIdentity name) => new(PimErrorCode.InvalidParameter, $"One principal is needed, not '{name}'.")
    {
        Remedy = "Give a user principal name, a display name or an object id.",
        TargetObject = name.Text,
    };
}
