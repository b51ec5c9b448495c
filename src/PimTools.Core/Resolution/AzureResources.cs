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
        var text = LookAlikes.Fold(identity.Text);
        if (AzureScopeId.TypeOf(text) == PimScopeType.Resource)
        {
            return new[] { AzureScopeId.ToScope(text, null) };
        }

        // No name of a resource begins so, but every id does.
        return text.StartsWith("/", StringComparison.Ordinal)
            ? Array.Empty<PimScope>()
            : ScopeCandidates.Distinct((await client.Scopes.FindResourcesAsync(kinds, text, call)).Where(identity.Matches));
    }
}
