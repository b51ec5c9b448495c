using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>
/// Applications as scopes of Entra roles, <c>/{object id}</c> (documented: assign-roles-different-scopes). A tenant has too many to list
/// them; they are looked for when no other scope bears the name.
/// </summary>
internal static class DirectoryApplications
{
    /// <summary>The registrations and enterprise applications with exactly this name, object id or application id.</summary>
    public static async Task<IReadOnlyList<PimScope>> FindAsync(IPimClient client, PimIdentity identity, PimCall call)
    {
        var (nameOrId, type) = ApplicationNames.Read(identity.Text);
        var found = await client.Scopes.FindApplicationsAsync(nameOrId, call);
        return ScopeCandidates.Distinct(found.Where(application => type is null || application.Type == type));
    }
}
