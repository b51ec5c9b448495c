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
        void Take(PimAlert alert)
        {
            found.Add(alert);
            if (Names.Count == 0 || Names.Any(name => name.Matches(alert.Name, alert.Name, alert.Title)))
            {
                emit(alert);
            }
        }

        async Task ReadAsync(PimScope scope)
        {
            try
            {
                await client.Alerts.ListAsync(scope, Take, call);
            }
            catch (PimException e) when (e.Code is not (PimErrorCode.NotConnected or PimErrorCode.AuthenticationFailed))
            {
                Refuse(e.WithMessage($"The alerts of {scope} could not be read. {e.Message}", target: scope).OfOneItem());
            }
        }

        await ReadScopesAsync(client, ReadAsync, Refuse, call);

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

    // Whoever wants the first alone does not wait for the list of subscriptions.
    private async Task ReadScopesAsync(IPimClient client, Func<PimScope, Task> readAsync, Action<PimException> refuse, PimCall call)
    {
        var kinds = Kinds.Where(kind => kind != PimKind.Group).ToList();
        if (kinds.Count == 0)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "PIM has no alerts for groups.") { Remedy = "Find-PimAnomaly looks at groups as well." };
        }

        if (Scopes.Count == 0 && kinds.Contains(PimKind.EntraRole))
        {
            await readAsync(PimScope.Directory);
        }

        var scopes = Scopes.Count > 0 ? await NamedAsync(client, kinds, refuse, call)
            : kinds.Contains(PimKind.AzureRole) ? await SubscriptionsAsync(client, refuse, call)
            : Array.Empty<PimScope>();
        foreach (var scope in scopes)
        {
            await readAsync(scope);
        }
    }

    private static async Task<IReadOnlyList<PimScope>> SubscriptionsAsync(IPimClient client, Action<PimException> refuse, PimCall call)
    {
        var scopes = new List<PimScope>();
        try
        {
            await client.Scopes.ListAsync(new[] { PimKind.AzureRole }, scopes.Add, call);
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.NotConnected or PimErrorCode.AuthenticationFailed))
        {
            refuse(e.WithMessage($"The alerts of Azure roles could not be read. {e.Message}").OfOneItem());
            scopes.Clear();
        }

        return scopes.FindAll(scope => scope.Type == PimScopeType.Subscription);
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

        var named = await SubscriptionsAsync(client, _ => { }, call);
        return named.FirstOrDefault(other => other.Id.Equals(scope.Id, StringComparison.OrdinalIgnoreCase)) ?? scope;
    }
}
