using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;

namespace PimTools.Resolution;

/// <summary>Finds the role that an assignment is about, and the scope it is at, out of what a person named. What one name needed is kept for the next.</summary>
internal sealed class TargetResolver
{
    private readonly IPimClient _client;
    private readonly Dictionary<string, (Task<IReadOnlyCollection<PimRole>> Roles, PartialReading Reading)> _roles = new();
    private readonly Dictionary<string, (Task<IReadOnlyCollection<PimScope>> Scopes, PartialReading Reading)> _scopes = new();
    private readonly Dictionary<(string Kinds, string Name, PimAccess? Access), IReadOnlyList<PimRole>> _found = new();
    private readonly Dictionary<(string Kinds, string Name), PimScope> _places = new();

    private readonly bool _isAlone;

    /// <param name="client">The client.</param>
    /// <param name="isAlone">Tells that no other role is known to come, so that its name is looked up without a list.</param>
    public TargetResolver(IPimClient client, bool isAlone) => (_client, _isAlone) = (client, isAlone);

    /// <summary>Finds both. Where roles of several kinds bear the name, the scope tells which is meant; without one, it is none of Azure.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.RoleNotFound"/>, <see cref="PimErrorCode.RoleAmbiguous"/>, <see cref="PimErrorCode.ScopeNotFound"/>,
    /// <see cref="PimErrorCode.ScopeAmbiguous"/>, <see cref="PimErrorCode.ScopeRequired"/>.
    /// </exception>
    public async Task<(PimRole Role, PimScope Scope)> FindAsync(IReadOnlyCollection<PimKind> kinds, PimIdentity role, PimIdentity? scope, PimCall call)
    {
        if (role.IsWildcard || scope is { IsWildcard: true })
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"One role at one scope is needed, not '{(role.IsWildcard ? role : scope)}'.")
            {
                Remedy = "Give one name or id; a wildcard could change more than you mean.",
                TargetObject = (role.IsWildcard ? role : scope!).Text,
            };
        }

        var found = await FindRolesAsync(kinds, role, call);

        // A scope that came with what was piped in is as good as one that was typed.
        var named = scope ?? (role.Scope is { } known ? new PimIdentity(known) : null);
        var place = named is null ? null : await FindScopeAsync(found.Select(one => one.Kind).Distinct().ToList(), named, call);
        var meant = ChooseMeant(role, found, place);
        var at = place ?? DefaultScope(meant);
        return (meant.Kind == PimKind.AzureRole ? meant.At(at) : meant, at);
    }

    /// <summary>The one role meant, of those of several kinds that bear the name.</summary>
    internal static PimRole ChooseMeant(PimIdentity role, IReadOnlyList<PimRole> found, PimScope? place) =>
        found.Count == 1 ? found[0] : RoleResolver.Choose(role, found.Where(one => IsMeant(one.Kind, place)).ToList())[0];

    private async Task<IReadOnlyList<PimRole>> FindRolesAsync(IReadOnlyCollection<PimKind> kinds, PimIdentity role, PimCall call)
    {
        if (role.Role is { } known)
        {
            return new[] { known };
        }

        var key = (KeyOf(kinds), role.Text, role.Access);
        if (_found.TryGetValue(key, out var found))
        {
            return found;
        }

        if (RoleResolver.FindRemembered(_client, kinds, role) is { } remembered)
        {
            return _found[key] = remembered;
        }

        if (_isAlone && await RoleResolver.FindNamedAsync(_client, kinds, role, call) is { } named)
        {
            return _found[key] = named;
        }

        if (!_roles.TryGetValue(key.Item1, out var list))
        {
            var reading = new PartialReading();
            _roles[key.Item1] = list = (RoleResolver.ListAsync(_client, kinds, role, reading.Of(call)), reading);
        }

        found = await RoleResolver.FindAsync(_client, kinds, role, () => list.Roles, call, list.Reading);
        list.Reading.Tell(call);
        return _found[key] = found;
    }

    private async Task<PimScope> FindScopeAsync(IReadOnlyCollection<PimKind> kinds, PimIdentity scope, PimCall call)
    {
        if (scope.Scope is { } known)
        {
            return known;
        }

        var key = (KeyOf(kinds), scope.Text);
        if (_places.TryGetValue(key, out var place))
        {
            return place;
        }

        var reading = _scopes.TryGetValue(key.Item1, out var read) ? read.Reading : new PartialReading();
        Task<IReadOnlyCollection<PimScope>> ListAsync()
        {
            if (read.Scopes is null)
            {
                _scopes[key.Item1] = read = (ScopeResolver.ListAsync(_client, kinds, reading.Of(call)), reading);
            }

            return read.Scopes;
        }

        return _places[key] = await ScopeResolver.FindAsync(_client, kinds, scope, ListAsync, reading, call);
    }

    private static string KeyOf(IReadOnlyCollection<PimKind> kinds) => string.Join(",", kinds);

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
