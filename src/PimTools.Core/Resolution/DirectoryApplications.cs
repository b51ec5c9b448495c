using System;
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
        IReadOnlyList<PimScope> found = Array.Empty<PimScope>();
        foreach (var text in LookAlikes.Spellings(identity.Text).TakeWhile(_ => found.Count == 0))
        {
            var (nameOrId, type) = ApplicationNames.Read(text);
            var called = await client.Scopes.FindApplicationsAsync(nameOrId, call);
            found = ScopeCandidates.Distinct(called.Where(application => type is null || application.Type == type));
        }

        return found;
    }
}
