using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Resolution;

/// <summary>Activation below the scope of an eligibility (documented: pim-resource-roles-activate-your-roles, "reduced scope").</summary>
internal static class ReducedScope
{
    private static readonly PimKind[] Azure = { PimKind.AzureRole };

    /// <summary>Of each role, the eligible assignment at the one scope below its own that was named; none where none below is called so.</summary>
    /// <exception cref="PimException">Several are called so (<see cref="PimErrorCode.ScopeAmbiguous"/>).</exception>
    public static async Task<IReadOnlyList<PimAssignment>> FindAsync(
        IPimClient client, IReadOnlyCollection<PimAssignment> eligible, PimIdentity scope, PimCall call)
    {
        var azure = eligible.Where(a => a.Kind == PimKind.AzureRole).GroupBy(a => a.Scope.Id, StringComparer.OrdinalIgnoreCase).ToList();
        if (scope.IsWildcard || azure.Count == 0)
        {
            return Array.Empty<PimAssignment>();
        }

        var levels = await Task.WhenAll(azure.Select(same => ReadAsync(client, same.ToList(), call)));
        var below = levels.SelectMany(level => level.Called(scope)).ToList();
        if (below.Count == 0)
        {
            var resources = await FindResourcesAsync(client, scope, call);
            below = levels.SelectMany(level => level.Having(resources)).ToList();
        }

        var scopes = ScopeCandidates.Distinct(below.Select(pair => pair.Child));
        // Eligible at a subscription and at the management group above it, the nearer one is meant.
        return scopes.Count > 1
            ? throw ScopeCandidates.Ambiguous(scope, scopes)
            : below.GroupBy(pair => pair.Eligible.Role.Id, StringComparer.OrdinalIgnoreCase)
                .Select(role => role.OrderByDescending(pair => pair.Eligible.Scope.Type).First())
                .Select(pair => pair.Eligible.At(pair.Child))
                .ToList();
    }

    private static async Task<EligibleLevel> ReadAsync(IPimClient client, List<PimAssignment> eligible, PimCall call)
    {
        var children = new List<PimScope>();
        await client.Scopes.ListEligibleChildrenAsync(eligible[0].Scope, children.Add, call);
        return new EligibleLevel(eligible, children);
    }

    // Most who are only eligible may not read a resource before they have activated something.
    private static async Task<IReadOnlyList<PimScope>> FindResourcesAsync(IPimClient client, PimIdentity scope, PimCall call)
    {
        try
        {
            return await AzureResources.FindAsync(client, Azure, scope, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            return Array.Empty<PimScope>();
        }
    }
}
