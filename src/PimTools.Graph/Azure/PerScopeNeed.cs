using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Graph.Azure;

/// <summary>
/// Tells whether scopes have to be asked one by one, since the list over the tenant drops rows: not where no dropped row can be one that
/// was asked for.
/// </summary>
internal sealed class PerScopeNeed
{
    private readonly AzureCatalogue _catalogue;

    public PerScopeNeed(AzureCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>The scopes of what was listed, each once.</summary>
    public static IReadOnlyCollection<PimScope> Scopes(IEnumerable<PimAssignment> listed) =>
        listed.GroupBy(a => a.Scope.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.Last().Scope).ToList();

    /// <param name="asked">What is looked for; null for everything.</param>
    /// <param name="listed">What the list over the tenant has.</param>
    /// <param name="call">The call.</param>
    public async Task<bool> IsThereAsync(IReadOnlyCollection<RoleSelector>? asked, IReadOnlyCollection<PimAssignment> listed, PimCall call)
    {
        if (asked is null)
        {
            return true;
        }

        var open = asked.Where(one => !IsElsewhere(one.Role) && !IsListed(one, listed)).ToList();
        if (open.Exists(one => listed.Any(a => one.Role.Matches(a.Role))))
        {
            // It may be held at other scopes as well.
            return true;
        }

        var names = open.Select(one => one.Role.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count > 0
            && (names.Count >= Scopes(listed).Count || (await Task.WhenAll(names.Select(name => _catalogue.MayHaveRoleAsync(name, call)))).Contains(true));
    }

    private static bool IsElsewhere(PimIdentity role) => role.Role is { Kind: not PimKind.AzureRole };

    // A role's name and a scope's id mean one thing, and here it is.
    private static bool IsListed(RoleSelector asked, IEnumerable<PimAssignment> listed) => asked.Scope is { } scope && listed.Any(
        a => asked.Role.Matches(a.Role) && string.Equals(scope.Id ?? scope.Text, a.Scope.Id, StringComparison.OrdinalIgnoreCase));
}
