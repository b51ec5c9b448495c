using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools;

/// <summary>PIM's own alerts by the names a person typed: those of the directory, and those of Azure scopes.</summary>
public sealed class PimAlertQuery
{
    /// <summary>The kinds to read; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The names or titles, any of them; a wildcard may mean many, none means all.</summary>
    public IReadOnlyCollection<PimIdentity> Names { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>The scopes; none for the directory and all subscriptions.</summary>
    public IReadOnlyCollection<PimIdentity> Scopes { get; init; } = Array.Empty<PimIdentity>();

    /// <summary>Lists the alerts, those of the directory first.</summary>
    /// <param name="client">The client.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="refuse">Hears of each scope that is unknown or cannot be read, and of each name that means no alert; the others are listed.</param>
    /// <param name="call">The call.</param>
    public async Task ListAsync(IPimClient client, Action<PimAlert> emit, Action<PimException> refuse, PimCall call)
    {
        var isWhole = true;
        void Refuse(PimException error)
        {
            isWhole = false;
            refuse(error);
        }

        var found = new List<PimAlert>();
        foreach (var scope in await FindScopesAsync(client, Refuse, call))
        {
            try
            {
                await client.Alerts.ListAsync(scope, found.Add, call);
            }
            catch (PimException e) when (e.Code is not (PimErrorCode.NotConnected or PimErrorCode.AuthenticationFailed))
            {
                Refuse(e.WithMessage($"The alerts of {scope} could not be read. {e.Message}", target: scope).OfOneItem());
            }
        }

        foreach (var alert in found.Where(alert => Names.Count == 0 || Names.Any(name => name.Matches(alert.Name, alert.Name, alert.Title))))
        {
            emit(alert);
        }

        // Where something was not read, nobody can say that there is no such alert.
        foreach (var name in Names.Where(name => isWhole && !name.IsWildcard && !found.Exists(alert => name.Matches(alert.Name, alert.Name, alert.Title))))
        {
            var names = found.Select(alert => alert.Name).Distinct().ToList();
            refuse(new PimException(PimErrorCode.InvalidParameter, $"There is no alert '{name}'.")
            {
                Remedy = Suggestions.Describe(Suggestions.Find(name.Text, names)),
                TargetObject = name.Text,
                Candidates = names,
            });
        }
    }

    private async Task<IReadOnlyList<PimScope>> FindScopesAsync(IPimClient client, Action<PimException> refuse, PimCall call)
    {
        var kinds = Kinds.Where(kind => kind != PimKind.Group).ToList();
        if (kinds.Count == 0)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "PIM has no alerts for groups.") { Remedy = "Find-PimAnomaly looks at groups as well." };
        }

        if (Scopes.Count > 0)
        {
            return await NamedAsync(client, kinds, refuse, call);
        }

        var scopes = new List<PimScope>();
        if (kinds.Contains(PimKind.EntraRole))
        {
            scopes.Add(PimScope.Directory);
        }

        if (kinds.Contains(PimKind.AzureRole))
        {
            await SubscriptionsAsync(client, scopes.Add, refuse, call);
        }

        return scopes;
    }

    private static async Task SubscriptionsAsync(IPimClient client, Action<PimScope> emit, Action<PimException> refuse, PimCall call)
    {
        try
        {
            var scopes = new List<PimScope>();
            await client.Scopes.ListAsync(new[] { PimKind.AzureRole }, scopes.Add, call);
            scopes.Where(scope => scope.Type == PimScopeType.Subscription).ToList().ForEach(emit);
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.NotConnected or PimErrorCode.AuthenticationFailed))
        {
            refuse(e.WithMessage($"The alerts of Azure roles could not be read. {e.Message}").OfOneItem());
        }
    }

    private async Task<IReadOnlyList<PimScope>> NamedAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, Action<PimException> refuse, PimCall call)
    {
        var scopes = new List<PimScope>();
        foreach (var identity in Scopes)
        {
            try
            {
                scopes.Add(identity.Text is "/" or "Directory"
                    ? PimScope.Directory
                    : await NameAsync(client, await ScopeResolver.FindAsync(client, kinds, identity, call), call));
            }
            catch (PimException e) when (e.Code is PimErrorCode.ScopeNotFound or PimErrorCode.ScopeAmbiguous)
            {
                refuse(e);
            }
        }

        return scopes;
    }

    // A subscription that was given by its id, as a pipe gives it, is told by its name all the same, where the caller may see it.
    private static async Task<PimScope> NameAsync(IPimClient client, PimScope scope, PimCall call)
    {
        if (scope.Type != PimScopeType.Subscription || scope.DisplayName != scope.Id)
        {
            return scope;
        }

        var named = new List<PimScope>();
        await SubscriptionsAsync(client, named.Add, _ => { }, call);
        return named.Find(other => other.Id.Equals(scope.Id, StringComparison.OrdinalIgnoreCase)) ?? scope;
    }
}
