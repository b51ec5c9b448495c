using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>Finds the scope that a name means. An unknown or ambiguous name is an error that lists the candidates.</summary>
internal static class ScopeResolver
{
    /// <summary>
    /// Finds the one scope an identity means. Where the name of an application fits both its registration and its enterprise application,
    /// <c>Name (registration)</c> and <c>Name (enterprise application)</c> tell them apart.
    /// </summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.ScopeNotFound"/>, <see cref="PimErrorCode.ScopeAmbiguous"/>; <see cref="PimErrorCode.PermissionMissing"/>
    /// where it may be a resource or an application and the caller may not look; where none is found and not everything could be read, the error
    /// that kept it from being read.
    /// </exception>
    public static Task<PimScope> FindAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call)
    {
        var reading = new PartialReading();
        return FindAsync(client, kinds, identity, () => ListAsync(client, kinds, reading.Of(call)), reading, call);
    }

    /// <summary>As the other, with a list that the caller keeps, and what was left out of it.</summary>
    public static async Task<PimScope> FindAsync(
        IPimClient client,
        IReadOnlyCollection<PimKind> kinds,
        PimIdentity identity,
        Func<Task<IReadOnlyCollection<PimScope>>> listAsync,
        PartialReading reading,
        PimCall call)
    {
        try
        {
            var found = await FindAsync(client, kinds, identity, listAsync, reading.Of(call));
            reading.Tell(call);
            return found;
        }
        catch (PimException e) when (e.Code == PimErrorCode.ScopeNotFound
            && reading.Refusal($"Whether a scope is called '{identity}'", null, e) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Finds the scope with a list that the caller keeps; the list is only asked for where it is needed.</summary>
    public static async Task<PimScope> FindAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, Func<Task<IReadOnlyCollection<PimScope>>> listAsync, PimCall call)
    {
        if (identity.Scope is { } known)
        {
            return known;
        }

        // The whole id of an Azure scope says all there is to know; whether there is such a scope, the service says.
        if (!identity.IsWildcard && kinds.Contains(PimKind.AzureRole)
            && AzureScopeId.TypeOf(LookAlikes.Fold(identity.Text)) is not (PimScopeType.Directory or PimScopeType.Unknown))
        {
            return AzureScopeId.ToScope(LookAlikes.Fold(identity.Text), null);
        }

        return await ChooseAsync(client, kinds, identity, await listAsync(), call);
    }

    public static async Task<IReadOnlyCollection<PimScope>> ListAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimCall call)
    {
        var scopes = new List<PimScope>();
        await client.Scopes.ListAsync(kinds, scopes.Add, call);
        return scopes;
    }

    /// <summary>The one of the scopes listed that is meant; where it is none of them, the resource or the application.</summary>
    private static async Task<PimScope> ChooseAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, IReadOnlyCollection<PimScope> listed, PimCall call)
    {
        if (!identity.IsWildcard && !listed.Any(identity.Matches))
        {
            var unlisted = await UnlistedScopes.FindAsync(client, kinds, identity, listed, call);
            if (unlisted.Count > 0)
            {
                return unlisted.Count == 1 ? unlisted[0] : throw ScopeCandidates.Ambiguous(identity, unlisted);
            }
        }

        return Choose(identity, listed);
    }

    public static PimScope Choose(PimIdentity identity, IReadOnlyCollection<PimScope> scopes)
    {
        var found = ScopeCandidates.Distinct(scopes.Where(identity.Matches));
        if (found.Count == 1)
        {
            return found[0];
        }

        var names = scopes.Select(s => s.DisplayName);
        throw found.Count == 0
            ? new PimException(PimErrorCode.ScopeNotFound, $"No scope is called '{identity}'.")
            {
                Remedy = Suggestions.Describe(Suggestions.Find(identity.Text, names)) + " Nothing was done: a scope that is not found is never widened.",
                Candidates = Suggestions.Find(identity.Text, names),
                TargetObject = identity.Text,
            }
            : ScopeCandidates.Ambiguous(identity, found);
    }
}
