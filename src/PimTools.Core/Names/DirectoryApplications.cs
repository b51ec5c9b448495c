using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>
/// Applications as scopes of Entra roles, <c>/{object id}</c> (documented: assign-roles-different-scopes). A tenant has too many to list
/// them; they are looked for when no other scope bears the name.
/// </summary>
internal static class DirectoryApplications
{
    /// <summary>The registrations and enterprise applications with exactly this name, object id or application id.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.PermissionMissing"/> where the caller may not look.</exception>
    public static async Task<IReadOnlyList<PimScope>> FindAsync(
        IPimClient client, PimIdentity identity, IEnumerable<PimScope> listed, PimCall call)
    {
        var (nameOrId, type) = ApplicationNames.Read(identity.Text);
        try
        {
            var found = await client.FindApplicationsAsync(nameOrId, call);
            return ScopeNames.Distinct(found.Where(application => type is null || application.Type == type));
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            throw NotLookedFor(identity, listed, e);
        }
    }

    private static PimException NotLookedFor(PimIdentity identity, IEnumerable<PimScope> listed, PimException refusal)
    {
        var near = NearNames.Find(identity.Text, listed.Select(scope => scope.DisplayName));
        return new PimException(
            PimErrorCode.PermissionMissing,
            $"No administrative unit is called '{identity}', and applications could not be looked for. {refusal.Message}",
            refusal)
        {
            Remedy = $"{refusal.Remedy} If no application is meant: {PimNames.Suggest(near)}".TrimStart(),
            Candidates = near,
            TargetObject = identity.Text,
            ServiceCode = refusal.ServiceCode,
            Status = refusal.Status,
            RequestId = refusal.RequestId,
        };
    }
}
