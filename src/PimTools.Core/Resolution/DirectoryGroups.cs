using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>Groups that PIM does not list, as roles. An administrator brings a group under PIM by naming it.</summary>
internal static class DirectoryGroups
{
    /// <summary>Membership and ownership of the groups with exactly this name or id; empty where there is none or the caller may not look.</summary>
    /// <exception cref="PimException">The name says one of them and the access the other (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static async Task<IReadOnlyList<PimRole>> FindAsync(IPimClient client, PimIdentity identity, PimCall call)
    {
        if (GroupRoleNames.AccessOf(identity.Text) is { } named && identity.Access is { } asked && named != asked)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{identity}' names the {named} access of a group, and -Access {asked} the other one.")
            {
                Remedy = $"Leave out -Access, or what stands in parentheses: '{GroupRoleNames.GroupOf(identity.Text)}'.",
                TargetObject = identity.Text,
            };
        }

        PimFoundPrincipals found;
        try
        {
            found = await PrincipalResolver.LookUpAsync(client, GroupRoleNames.GroupOf(identity.Text), call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            call.Omit(e, $"Groups that PIM does not list could not be searched. {e.Message}");
            return Array.Empty<PimRole>();
        }

        if (found is { Count: 0, Refusal: { } refusal })
        {
            call.Omit(refusal, $"Groups that PIM does not list could not be searched. {refusal.Message}");
        }

        var groups = found.Where(principal => principal.Type == PimPrincipalType.Group).ToList();
        foreach (var group in groups)
        {
            call.Notice?.Invoke(
                $"PIM does not list the group {group}. Unless it is there already, its first assignment or changed setting brings it under PIM, "
                + "and nothing takes it out again.");
        }

        return groups.SelectMany(group => new[] { Role(group, PimAccess.Member), Role(group, PimAccess.Owner) }).ToList();
    }

    private static PimRole Role(PimPrincipal group, PimAccess access) => new(PimKind.Group, group.Id, group.ToString())
    {
        Access = access,
        Scope = new PimScope(group.Id, group.ToString(), PimScopeType.Group),
    };
}
