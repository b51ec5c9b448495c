using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Resolution;

/// <summary>The one role that an assignment is about, and the scope it is at, out of what a person named.</summary>
internal static class TargetResolver
{
    /// <summary>Finds both. Where roles of several kinds bear the name, the scope tells which is meant; without one, it is none of Azure.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.RoleNotFound"/>, <see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeNotFound"/>,
    /// <see cref="PimErrorCode.ScopeAmbiguous"/>, <see cref="PimErrorCode.ScopeRequired"/>.
    /// </exception>
    public static async Task<(PimRole Role, PimScope Scope)> FindAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, PimIdentity role, PimIdentity? scope, PimCall call)
    {
        if (role.IsWildcard || scope is { IsWildcard: true })
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"One role at one scope is needed, not '{(role.IsWildcard ? role : scope)}'.")
            {
                Remedy = "Give one name or id; a wildcard could change more than you mean.",
                TargetObject = (role.IsWildcard ? role : scope!).Text,
            };
        }

        var found = await RoleResolver.FindAsync(client, kinds, role, call);

        // A scope that came with what was piped in is as good as one that was typed.
        var named = scope ?? (role.Scope is { } known ? new PimIdentity(known) : null);
        var place = named is null
            ? null
            : await ScopeResolver.FindAsync(client, found.Select(one => one.Kind).Distinct().ToList(), named, call);
        var meant = ChooseMeant(role, found, place);
        var at = place ?? DefaultScope(meant);
        return (meant.Kind == PimKind.AzureRole ? meant.At(at) : meant, at);
    }

    /// <summary>The one role meant, of those of several kinds that bear the name.</summary>
    internal static PimRole ChooseMeant(PimIdentity role, IReadOnlyList<PimRole> found, PimScope? place) =>
        found.Count == 1 ? found[0] : RoleResolver.Choose(role, found.Where(one => IsMeant(one.Kind, place)).ToList())[0];

    private static bool IsMeant(PimKind kind, PimScope? place) => place is null ? kind != PimKind.AzureRole : kind == place.Kind;

    private static PimScope DefaultScope(PimRole role) => role switch
    {
        { Kind: PimKind.EntraRole } => PimScope.Directory,
        { Kind: PimKind.Group } => role.Scope ?? new PimScope(role.Id, role.Name, PimScopeType.Group),
        _ => throw new PimException(PimErrorCode.ScopeRequired, $"{role} is an Azure role: it needs a scope.")
        {
            Remedy = "Add -Scope with a management group, subscription, resource group or resource.",
            TargetObject = role.Name,
        },
    };
}
