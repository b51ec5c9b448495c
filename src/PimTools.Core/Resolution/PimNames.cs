using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>From what a person typed to what the service knows. What is unknown or ambiguous is an error that lists the candidates.</summary>
internal static class PimNames
{
    /// <summary>
    /// Finds the roles an identity means: for a name or an id one of each kind that has it, any number for a wildcard. A group's name or id
    /// alone means its membership, <c>Name (owner)</c> its ownership; where groups are asked for, a group that is not under PIM yet can be
    /// named too.
    /// </summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.RoleNotFound"/>, <see cref="PimErrorCode.RoleAmbiguous"/>.</exception>
    public static Task<IReadOnlyList<PimRole>> FindRolesAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call) =>
        FindRolesAsync(client, kinds, identity, () => ListRolesAsync(client, kinds, call), call);

    /// <summary>As the other, for who keeps the list of roles; it is only asked for where it is needed.</summary>
    internal static async Task<IReadOnlyList<PimRole>> FindRolesAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, Func<Task<IReadOnlyCollection<PimRole>>> listAsync, PimCall call)
    {
        if (identity.Role is { } known)
        {
            return new[] { known };
        }

        var roles = await listAsync();
        if (!identity.IsWildcard && kinds.Contains(PimKind.Group) && !roles.Any(identity.Matches))
        {
            roles = roles.Concat(await DirectoryGroups.FindAsync(client, identity, call)).ToList();
        }

        return ChooseRolesOfKinds(identity, roles);
    }

    internal static async Task<IReadOnlyCollection<PimRole>> ListRolesAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimCall call)
    {
        var roles = new List<PimRole>();
        await client.ListRolesAsync(kinds, roles.Add, call);
        return roles;
    }

    /// <summary>Finds the one principal an identity means, for a change: nobody is chosen while others may bear the name.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.PrincipalNotFound"/>, <see cref="PimErrorCode.PrincipalAmbiguous"/>; <see cref="PimErrorCode.PermissionMissing"/>
    /// where some may not be looked for.
    /// </exception>
    public static async Task<PimPrincipal> FindPrincipalAsync(IPimClient client, PimIdentity identity, PimCall call) =>
        identity.Principal ?? await ChoosePrincipalAsync(client, identity, await client.FindPrincipalsAsync(identity.Text, call), call);

    /// <summary>As the other, where nothing is changed: who is found is taken, and that others may bear the name is told.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.PrincipalNotFound"/>, <see cref="PimErrorCode.PrincipalAmbiguous"/>.</exception>
    public static async Task<PimPrincipal> FindPrincipalToReadAsync(IPimClient client, PimIdentity identity, PimCall call) =>
        identity.Principal ?? await ChoosePrincipalToReadAsync(client, identity, await client.FindPrincipalsAsync(identity.Text, call), call);

    /// <summary>The one of those found, where nothing is changed.</summary>
    internal static Task<PimPrincipal> ChoosePrincipalToReadAsync(IPimClient client, PimIdentity identity, PimFoundPrincipals found, PimCall call)
    {
        if (found is not { Count: 1, Refusal: { Code: PimErrorCode.PermissionMissing } refusal })
        {
            return ChoosePrincipalAsync(client, identity, found, call);
        }

        call.Notice?.Invoke($"'{identity}' is taken for {found[0].UserPrincipalName ?? found[0].ToString()} ({found[0].Type}); not all were looked for. {refusal.Message}");
        return Task.FromResult(found[0]);
    }

    /// <summary>
    /// Finds the one scope an identity means. Where the name of an application fits both its registration and its enterprise application,
    /// <c>Name (registration)</c> and <c>Name (enterprise application)</c> tell them apart.
    /// </summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.ScopeNotFound"/>, <see cref="PimErrorCode.ScopeAmbiguous"/>; <see cref="PimErrorCode.PermissionMissing"/>
    /// where it may be a resource or an application and the caller may not look.
    /// </exception>
    public static Task<PimScope> FindScopeAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call) =>
        FindScopeAsync(client, kinds, identity, () => ListScopesAsync(client, kinds, call), call);

    /// <summary>As the other, for who keeps the list of scopes; it is only asked for where it is needed.</summary>
    internal static async Task<PimScope> FindScopeAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, Func<Task<IReadOnlyCollection<PimScope>>> listAsync, PimCall call)
    {
        if (identity.Scope is { } known)
        {
            return known;
        }

        // The whole id of an Azure scope says all there is to know; whether there is such a scope, the service says.
        if (!identity.IsWildcard && kinds.Contains(PimKind.AzureRole)
            && AzureScopeId.TypeOf(identity.Text) is not (PimScopeType.Directory or PimScopeType.Unknown))
        {
            return AzureScopeId.ToScope(identity.Text.TrimEnd('/'), null);
        }

        return await ChooseScopeAsync(client, kinds, identity, await listAsync(), call);
    }

    internal static async Task<IReadOnlyCollection<PimScope>> ListScopesAsync(IPimClient client, IReadOnlyCollection<PimKind> kinds, PimCall call)
    {
        var scopes = new List<PimScope>();
        await client.ListScopesAsync(kinds, scopes.Add, call);
        return scopes;
    }

    /// <summary>The one of the scopes listed that is meant; where it is none of them, the resource or the application.</summary>
    private static async Task<PimScope> ChooseScopeAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity identity, IReadOnlyCollection<PimScope> listed, PimCall call)
    {
        if (!identity.IsWildcard && !listed.Any(identity.Matches))
        {
            var unlisted = await UnlistedScopes.FindAsync(client, kinds, identity, listed, call);
            if (unlisted.Count > 0)
            {
                return unlisted.Count == 1 ? unlisted[0] : throw ScopeNames.Ambiguous(identity, unlisted);
            }
        }

        return ChooseScope(identity, listed);
    }

    /// <summary>Out of those listed: for a name or an id one of each kind that has it.</summary>
    internal static IReadOnlyList<PimRole> ChooseRolesOfKinds(PimIdentity identity, IReadOnlyCollection<PimRole> roles)
    {
        var ofKinds = roles.GroupBy(role => role.Kind).Where(some => some.Any(identity.Matches)).ToList();
        return ofKinds.Count < 2 ? ChooseRoles(identity, roles) : ofKinds.SelectMany(some => ChooseRoles(identity, some.ToList())).ToList();
    }

    internal static IReadOnlyList<PimRole> ChooseRoles(PimIdentity identity, IReadOnlyCollection<PimRole> roles)
    {
        var fits = Distinct(roles.Where(identity.Matches));
        var found = identity.IsWildcard ? fits : GroupRoleNames.WithoutSilentOwners(fits);
        if (identity.IsWildcard || found.Count == 1)
        {
            return found;
        }

        throw found.Count == 0
            ? RoleNotFound(identity, roles)
            : new PimException(PimErrorCode.RoleAmbiguous, $"'{identity}' means {found.Count} roles.")
            {
                Remedy = "Add -Kind, or give the id: " + List(found.Select(r => $"{r} ({r.Kind}, {r.Id})")),
                Candidates = found.Select(r => r.Id).ToList(),
                TargetObject = identity.Text,
            };
    }

    internal static PimPrincipal ChoosePrincipal(PimIdentity identity, PimFoundPrincipals found, IReadOnlyList<string>? near = null)
    {
        return found.Count switch
        {
            0 when found.Refusal is { } refusal => throw refusal,
            1 when found.Refusal is { } refusal => throw refusal.Saying(
                $"Whether others than {found[0]} are called '{identity}' could not be looked for. {refusal.Message}",
                $"Give the user principal name or the object id: {found[0].UserPrincipalName ?? found[0].Id} ({found[0].Type}). {refusal.Remedy}".TrimEnd()),
            1 => found[0],
            0 => throw new PimException(PimErrorCode.PrincipalNotFound, $"No user, group or service principal is called '{identity}'.")
            {
                Remedy = "Give the user principal name, the exact display name or the object id."
                    + (near is { Count: > 0 } ? " " + Suggest(near) : string.Empty),
                Candidates = near ?? Array.Empty<string>(),
                TargetObject = identity.Text,
            },
            _ => throw new PimException(PimErrorCode.PrincipalAmbiguous, $"{found.Count} principals are called '{identity}'.")
            {
                Remedy = "Give the user principal name or the object id: " + List(found.Select(p => $"{p.UserPrincipalName ?? p.Id} ({p.Type})")),
                Candidates = found.Select(p => p.Id).ToList(),
                TargetObject = identity.Text,
            },
        };
    }

    internal static async Task<PimPrincipal> ChoosePrincipalAsync(IPimClient client, PimIdentity identity, PimFoundPrincipals found, PimCall call) =>
        ChoosePrincipal(identity, found, found is { Count: 0, Refusal: null } ? await FindNearAsync(client, identity.Text, call) : null);

    // Of an object id nothing is near. A hint that cannot be had is left out.
    private static async Task<IReadOnlyList<string>> FindNearAsync(IPimClient client, string name, PimCall call)
    {
        if (Guid.TryParse(name, out _))
        {
            return Array.Empty<string>();
        }

        try
        {
            var isUser = name.IndexOf('@') > 0;
            var near = await client.FindNearPrincipalsAsync(name, call);
            return NearNames.Find(name, near.Select(principal => isUser ? principal.UserPrincipalName : principal.DisplayName).OfType<string>());
        }
        catch (PimException)
        {
            return Array.Empty<string>();
        }
    }

    internal static PimScope ChooseScope(PimIdentity identity, IReadOnlyCollection<PimScope> scopes)
    {
        var found = ScopeNames.Distinct(scopes.Where(identity.Matches));
        if (found.Count == 1)
        {
            return found[0];
        }

        var names = scopes.Select(s => s.DisplayName);
        throw found.Count == 0
            ? new PimException(PimErrorCode.ScopeNotFound, $"No scope is called '{identity}'.")
            {
                Remedy = Suggest(NearNames.Find(identity.Text, names)) + " Nothing was done; a scope that is not found is never widened.",
                Candidates = NearNames.Find(identity.Text, names),
                TargetObject = identity.Text,
            }
            : ScopeNames.Ambiguous(identity, found);
    }

    internal static PimException RoleNotFound(PimIdentity identity, IEnumerable<PimRole> roles)
    {
        var near = NearNames.Find(identity.Text, roles.Select(r => r.Name));
        return new PimException(PimErrorCode.RoleNotFound, $"No role is called '{identity}'.")
        {
            Remedy = Suggest(near),
            Candidates = near,
            TargetObject = identity.Text,
        };
    }

    internal static string List(IEnumerable<string> names) => string.Join(", ", names) + ".";

    internal static string Suggest(IReadOnlyList<string> near) => near.Count == 0 ? "There is none to choose from." : "Candidates: " + List(near);

    internal static List<PimRole> Distinct(IEnumerable<PimRole> roles)
    {
        var distinct = new List<PimRole>();
        foreach (var role in roles)
        {
            if (!distinct.Exists(role.IsSameAs))
            {
                distinct.Add(role);
            }
        }

        return distinct;
    }
}
