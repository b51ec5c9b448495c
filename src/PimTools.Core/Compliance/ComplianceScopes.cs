using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Resolution;

namespace PimTools.Compliance;

/// <summary>Finds the Azure scopes that are checked.</summary>
internal static class ComplianceScopes
{
    private static readonly PimKind[] AzureRoles = { PimKind.AzureRole };

    /// <exception cref="PimException">A scope is unknown or ambiguous, with the candidates.</exception>
    public static async Task<IReadOnlyList<PimScope>> FindAsync(IPimClient client, IEnumerable<PimIdentity> identities, PimCall call)
    {
        var scopes = new List<PimScope>();
        foreach (var identity in identities)
        {
            scopes.Add(await ScopeResolver.FindAsync(client, AzureRoles, identity, call));
        }

        return scopes;
    }
}
