using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;
using PimTools.Text;

namespace PimTools.Import;

/// <summary>The names of a whole import, looked up together: one list of roles and of scopes per kind, principals in batches.</summary>
internal sealed class ImportNames
{
    private readonly IPimClient _client;
    private readonly Dictionary<string, IReadOnlyList<PimRole>> _roles = new();
    private readonly Dictionary<(string Name, PimKind? Kind, PimAccess? Access, string? Place), IReadOnlyList<PimRole>> _meant = new();
    private readonly Dictionary<PimKind, Task<IReadOnlyCollection<PimScope>>> _scopes = new();
    private readonly Dictionary<(string Kinds, string Name), Task<PimScope>> _places = new();
    private readonly PartialReading _reading = new();
    private IReadOnlyDictionary<string, PimFoundPrincipals> _principals = new Dictionary<string, PimFoundPrincipals>();

    public ImportNames(IPimClient client) => _client = client;

    public async Task LoadPrincipalsAsync(IEnumerable<PimAssignmentRow> rows, PimCall call)
    {
        var names = rows.Select(row => row.Principal?.Trim()).Where(name => !string.IsNullOrEmpty(name)).Select(name => name!)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        _principals = await _client.Directory.FindPrincipalsAsync(names, call);
    }

    public PimPrincipal Principal(string? name)
    {
        var identity = Needed("Principal", name);
        return PrincipalResolver.Choose(identity, _principals[identity.Text]);
    }

    /// <summary>The role a row names, and its scope where that had to be found to tell the role.</summary>
    public async Task<(PimRole Role, PimScope? Place)> RoleAsync(PimAssignmentRow row, PimCall call)
    {
        var identity = Needed("Role", row.Role);
        var kind = Word<PimKind>("Kind", row.Kind);
        var access = Word<PimAccess>("Access", row.Access);
        if (identity.IsWildcard)
        {
            throw Wildcard("Role", identity);
        }

        async Task<PimScope?> PlaceAsync(IReadOnlyCollection<PimKind> kinds) =>
            string.IsNullOrWhiteSpace(row.Scope) ? null : await ScopeAsync(kinds, row.Scope!, call);

        var place = kind == PimKind.AzureRole ? await PlaceAsync(new[] { PimKind.AzureRole }) : null;
        try
        {
            var found = await MeantAsync(identity, kind, access, place, call);
            place ??= found.Count > 1 ? await PlaceAsync(found.Select(role => role.Kind).ToList()) : null;
            return (TargetResolver.ChooseMeant(identity, found, place), place);
        }
        catch (PimException e) when (e.Code == PimErrorCode.RoleAmbiguous)
        {
            throw e.WithMessage(e.Message, "Fill in the column Kind, or give the id: " + Suggestions.List(e.Candidates));
        }
        catch (PimException e) when (e.Code == PimErrorCode.RoleNotFound && _reading.Refusal($"Whether a role is called '{identity}'", kind, e) is { } refusal)
        {
            throw refusal;
        }
    }

    // Many rows name the same role.
    private async Task<IReadOnlyList<PimRole>> MeantAsync(PimIdentity identity, PimKind? kind, PimAccess? access, PimScope? place, PimCall call)
    {
        var key = (identity.Text, kind, access, place?.Id);
        if (!_meant.TryGetValue(key, out var meant))
        {
            var roles = await RolesAsync(kind, place, call);
            if (kind is null or PimKind.Group && !roles.Any(identity.Matches))
            {
                roles = roles.Concat(await DirectoryGroupsAsync(identity, call)).ToList();
            }

            _meant[key] = meant = RoleResolver.ChooseOfKinds(identity, roles.Where(role => access is null || role.Access is null || role.Access == access).ToList());
        }

        return meant;
    }

    /// <summary>The scope a name means. Many rows name the same one, and each list is read once for the whole file.</summary>
    public Task<PimScope> ScopeAsync(IReadOnlyCollection<PimKind> kinds, string name, PimCall call)
    {
        var identity = Needed("Scope", name);
        if (identity.IsWildcard)
        {
            throw Wildcard("Scope", identity);
        }

        var key = (string.Join(",", kinds), identity.Text);
        return _places.TryGetValue(key, out var place)
            ? place
            : _places[key] = FindScopeAsync(kinds, identity, call);
    }

    public static T? Word<T>(string column, string? value)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        return EnumWord.Read<T>(value!) ?? throw new PimException(PimErrorCode.InvalidParameter, $"The column {column} has '{value}'.")
        {
            Remedy = $"It takes {string.Join(", ", Enum.GetNames(typeof(T)))}.",
        };
    }

    private async Task<PimScope> FindScopeAsync(IReadOnlyCollection<PimKind> kinds, PimIdentity identity, PimCall call)
    {
        try
        {
            return await ScopeResolver.FindAsync(_client, kinds, identity, () => ScopesAsync(kinds, call), _reading.Of(call));
        }
        catch (PimException e) when (e.Code == PimErrorCode.ScopeNotFound
            && _reading.Refusal($"Whether a scope is called '{identity}'", kinds.Count == 1 ? kinds.First() : null, e) is { } refusal)
        {
            throw refusal;
        }
    }

    private async Task<IReadOnlyList<PimRole>> RolesAsync(PimKind? kind, PimScope? scope, PimCall call)
    {
        var key = kind == PimKind.AzureRole && scope is not null ? scope.Id : kind?.ToString() ?? "*";
        if (!_roles.TryGetValue(key, out var roles))
        {
            var read = new List<PimRole>();
            await (kind == PimKind.AzureRole && scope is not null
                ? _client.Roles.ListAtAsync(scope, read.Add, _reading.Of(call))
                : _client.Roles.ListAsync(kind is { } one ? new[] { one } : PimKinds.All, read.Add, _reading.Of(call)));
            _reading.Tell(call);
            _roles[key] = roles = read;
        }

        return roles;
    }

    private async Task<IReadOnlyCollection<PimScope>> ScopesAsync(IReadOnlyCollection<PimKind> kinds, PimCall call)
    {
        var all = new List<PimScope>();
        foreach (var kind in kinds)
        {
            if (!_scopes.TryGetValue(kind, out var scopes))
            {
                _scopes[kind] = scopes = ScopeResolver.ListAsync(_client, new[] { kind }, _reading.Of(call));
            }

            all.AddRange(await scopes);
        }

        return all;
    }

    private async Task<IReadOnlyList<PimRole>> DirectoryGroupsAsync(PimIdentity identity, PimCall call)
    {
        var key = "group " + identity.Text;
        if (!_roles.TryGetValue(key, out var roles))
        {
            _roles[key] = roles = await DirectoryGroups.FindAsync(_client, identity, _reading.Of(call));
        }

        return roles;
    }

    private static PimIdentity Needed(string column, string? value) => string.IsNullOrWhiteSpace(value)
        ? throw new PimException(PimErrorCode.InvalidParameter, $"The column {column} is empty.")
        : new PimIdentity(value!);

    private static PimException Wildcard(string column, PimIdentity identity) =>
        new(PimErrorCode.InvalidParameter, $"The column {column} has the wildcard '{identity}'.")
        {
            Remedy = "A row is one assignment: give one name or id.",
        };
}
