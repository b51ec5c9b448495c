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
    private readonly PimAssignmentTarget? _target;
    private readonly Dictionary<string, IReadOnlyList<PimAssignment>> _held = new(StringComparer.OrdinalIgnoreCase);

    private NamedPrincipals(IPimClient client, IReadOnlyDictionary<string, PimFoundPrincipals>? together, PimAssignmentTarget? target)
    {
        _client = client;
        _together = together;
        _target = target;
    }

    /// <summary>Looks up what has to be, of all the names.</summary>
    /// <param name="client">The client.</param>
    /// <param name="names">The names.</param>
    /// <param name="call">The call.</param>
    /// <param name="target">What the names are about, so that what a single one holds of it is read with the look-up; null where that is not one thing.</param>
    public static async Task<NamedPrincipals> LookUpAsync(
        IPimClient client, IEnumerable<PimIdentity> names, PimCall call, PimAssignmentTarget? target = null)
    {
        var texts = names.Where(name => name.Principal is null && !name.IsWildcard).Select(name => name.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return texts.Count > 1
            ? new NamedPrincipals(client, await client.Directory.FindPrincipalsAsync(texts, call), null)
            : new NamedPrincipals(client, null, target);
    }

    /// <summary>The assignments that somebody found has of what the names are about, as they were read with the look-up; null where they have to be listed.</summary>
    public IReadOnlyList<PimAssignment>? HeldBy(PimPrincipal principal) => _held.TryGetValue(principal.Id, out var held) ? held : null;

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
        : name.Principal is null && _target is not null ? FindHolderAsync(name, _target, call)
        : PrincipalResolver.FindAsync(_client, name, call);

    private async Task<PimPrincipal> FindHolderAsync(PimIdentity name, PimAssignmentTarget target, PimCall call)
    {
        var found = await PrincipalResolver.LookUpAsync(name.Text, text => _client.Assignments.FindHoldersAsync(text, target, call));
        var principal = await PrincipalResolver.ChooseAsync(_client, name, found, call);
        if (found.Held is { } held)
        {
            _held[principal.Id] = held.Where(one => one.Principal.Id.Equals(principal.Id, StringComparison.OrdinalIgnoreCase)).ToList();
        }

        return principal;
    }

    private static PimException Wildcard(PimIdentity name) => new(PimErrorCode.InvalidParameter, $"One principal is needed, not '{name}'.")
    {
        Remedy = "Give a user principal name, a display name or an object id.",
        TargetObject = name.Text,
    };
}
