using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>
/// Enterprise applications as scopes of Entra roles, <c>/{object id}</c> (documented: assign-roles-different-scopes). A tenant has too many to
/// list them; they are looked for when no other scope bears the name.
/// </summary>
internal static class DirectoryApplications
{
    /// <summary>Those with exactly this name or object id; empty where there is none or the caller may not look.</summary>
    public static async Task<IReadOnlyList<PimScope>> FindAsync(IPimClient client, PimIdentity identity, PimCall call)
    {
        IReadOnlyList<PimPrincipal> found;
        try
        {
            found = await client.FindPrincipalsAsync(identity.Text.TrimStart('/'), call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            return Array.Empty<PimScope>();
        }

        var applications = found.Where(principal => principal.Type == PimPrincipalType.ServicePrincipal).ToList();
        foreach (var application in applications)
        {
            call.Notice?.Invoke($"The scope is the enterprise application {application}, not its registration.");
        }

        return applications.ConvertAll(application => new PimScope("/" + application.Id, application.ToString(), PimScopeType.DirectoryObject));
    }
}
