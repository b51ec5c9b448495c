using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Activation below the scope of an eligibility (documented: pim-resource-roles-activate-your-roles, "reduced scope").</summary>
internal static class ReducedScope
{
    /// <summary>Of each role, the eligible assignment at the one scope below its own that was named; none where none below is called so.</summary>
    /// <exception cref="PimException">Several are called so (<see cref="PimErrorCode.ScopeAmbiguous"/>).</exception>
    public static async Task<IReadOnlyList<PimAssignment>> FindAsync(
        IPimClient client, IReadOnlyCollection<PimAssignment> eligible, PimIdentity scope, PimCall call)
    {
        if (scope.IsWildcard)
        {
            return Array.Empty<PimAssignment>();
        }

        var azure = eligible.Where(a => a.Kind == PimKind.AzureRole).GroupBy(a => a.Scope.Id, StringComparer.OrdinalIgnoreCase);
        var below = (await Task.WhenAll(azure.Select(same => FindBelowAsync(client, same.ToList(), scope, call))))
            .SelectMany(found => found)
            .ToList();
        var scopes = ScopeNames.Distinct(below.Select(pair => pair.Child));
        // Eligible at a subscription and at the management group above it, the nearer one is meant.
        return scopes.Count > 1
            ? throw ScopeNames.Ambiguous(scope, scopes)
            : below.GroupBy(pair => pair.Eligible.Role.Id, StringComparer.OrdinalIgnoreCase)
                .Select(role => role.OrderByDescending(pair => pair.Eligible.Scope.Type).First())
                .Select(pair => At(pair.Eligible, pair.Child))
                .ToList();
    }

    private static async Task<IEnumerable<(PimAssignment Eligible, PimScope Child)>> FindBelowAsync(
        IPimClient client, List<PimAssignment> eligible, PimIdentity scope, PimCall call)
    {
        var children = new List<PimScope>();
        await client.ListEligibleChildScopesAsync(eligible[0].Scope, children.Add, call);
        return children
            .Where(child => scope.Matches(child) && AzureScopeId.CanLieIn(child.Id, eligible[0].Scope.Id))
            .SelectMany(child => eligible, (child, one) => (one, child));
    }

    private static PimAssignment At(PimAssignment eligible, PimScope child) =>
        new(eligible.Id, eligible.Type, eligible.Role, child, eligible.Principal)
        {
            MemberType = eligible.MemberType,
            ScheduleId = eligible.ScheduleId,
            Condition = eligible.Condition,
            ConditionVersion = eligible.ConditionVersion,
            Start = eligible.Start,
            End = eligible.End,
        };
}
