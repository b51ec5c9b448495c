using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>
/// Single Azure resources as scopes. Subscriptions have too many to list them; they are looked for when no other scope bears the name.
/// </summary>
internal static class AzureResources
{
    /// <summary>The resources with exactly this name, or the one with this id.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.PermissionMissing"/> where the caller may not look.</exception>
    public static async Task<IReadOnlyList<PimScope>> FindAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call)
    {
        if (AzureScopeId.TypeOf(identity.Text) == PimScopeType.Resource)
        {
            return new[] { AzureScopeId.ToScope(identity.Text.TrimEnd('/'), null) };
        }

        // No name of a resource begins so, but every id does.
        return identity.Text.StartsWith("/", StringComparison.Ordinal)
            ? Array.Empty<PimScope>()
            : ScopeCandidates.Distinct((await client.Scopes.FindResourcesAsync(kinds, identity.Text, call)).Where(identity.Matches));
    }
}
