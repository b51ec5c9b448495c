using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Resolution;

/// <summary>Scopes of which there are too many to list them: single Azure resources, and applications.</summary>
internal static class UnlistedScopes
{
    /// <summary>All that a name or an id may mean; those of every kind, since the name alone does not say which is meant.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.PermissionMissing"/> where the caller may not look.</exception>
    public static async Task<IReadOnlyList<PimScope>> FindAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, IReadOnlyCollection<PimScope> listed, PimCall call)
    {
        var resources = kinds.Contains(PimKind.AzureRole)
            ? await LookAsync(() => AzureResources.FindAsync(client, kinds, identity, call), "resource", identity, listed)
            : Array.Empty<PimScope>();
        var applications = kinds.Contains(PimKind.EntraRole)
            ? await LookAsync(() => DirectoryApplications.FindAsync(client, identity, call), "application", identity, listed, resources)
            : Array.Empty<PimScope>();
        return resources.Concat(applications).ToList();
    }

    private static async Task<IReadOnlyList<PimScope>> LookAsync(
        Func<Task<IReadOnlyList<PimScope>>> findAsync,
        string what,
        PimIdentity identity,
        IEnumerable<PimScope> listed,
        IReadOnlyList<PimScope>? others = null)
    {
        try
        {
            return await findAsync();
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            throw NotLookedFor(what, identity, listed, others ?? Array.Empty<PimScope>(), e);
        }
    }

    private static PimException NotLookedFor(
        string what, PimIdentity identity, IEnumerable<PimScope> listed, IReadOnlyList<PimScope> others, PimException refusal)
    {
        // By its id, what was found elsewhere cannot be mistaken for what could not be looked for.
        var near = others.Count > 0
            ? others.Select(scope => scope.Id).ToList()
            : Suggestions.Find(identity.Text, listed.Select(scope => scope.DisplayName));
        return refusal.WithMessage(
            $"No listed scope is called '{identity}', and {what}s could not be searched. {refusal.Message}",
            $"{refusal.Remedy} If no {what} is meant: {Suggestions.Describe(near)}".TrimStart(),
            identity.Text,
            near);
    }
}
