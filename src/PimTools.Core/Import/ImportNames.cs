using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>The names of a whole import, looked up together: one list of roles and of scopes per kind, principals in batches.</summary>
internal sealed class ImportNames
{
    private readonly IPimClient _client;
    private readonly Dictionary<string, IReadOnlyList<PimRole>> _roles = new();
    private readonly Dictionary<PimKind, IReadOnlyList<PimScope>> _scopes = new();
    private readonly Dictionary<(PimKind Kind, string Name), Task<PimScope>> _places = new();
    private IReadOnlyDictionary<string, IReadOnlyList<PimPrincipal>> _principals = new Dictionary<string, IReadOnlyList<PimPrincipal>>();

    public ImportNames(IPimClient client) => _client = client;

    public async Task LoadPrincipalsAsync(IEnumerable<PimAssignmentRow> rows, PimCall call)
    {
        var names = rows.Select(row => row.Principal?.Trim()).Where(name => !string.IsNullOrEmpty(name)).Select(name => name!)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        _principals = await _client.FindPrincipalsAsync(names, call);
    }

    public PimPrincipal Principal(string? name)
    {
        var identity = Needed("Principal", name);
        var found = _principals.TryGetValue(identity.Text, out var principals) ? principals : Array.Empty<PimPrincipal>();
        return PimNames.ChoosePrincipal(identity, found);
    }

    public async Task<PimRole> RoleAsync(PimAssignmentRow row, PimScope? scope, PimCall call)
    {
        var identity = Needed("Role", row.Role);
        var kind = Word<PimKind>("Kind", row.Kind);
        var access = Word<PimAccess>("Access", row.Access) ?? PimAccess.Member;
        if (identity.IsWildcard)
        {
            throw Wildcard("Role", identity);
        }

        var roles = await RolesAsync(kind, scope, call);
        if (kind == PimKind.Group && !roles.Any(identity.Matches))
        {
            roles = await DirectoryGroupsAsync(identity, call);
        }

        var candidates = roles.Where(role => role.Access is null || role.Access == access).ToList();
        return PimNames.ChooseRoles(identity, candidates)[0];
    }

    public async Task<PimScope> ScopeAsync(PimKind kind, string name, PimCall call)
    {
        if (!_scopes.TryGetValue(kind, out var scopes))
        {
            var read = new List<PimScope>();
            await _client.ListScopesAsync(new[] { kind }, read.Add, call);
            _scopes[kind] = scopes = read;
        }

        var identity = Needed("Scope", name);
        if (identity.IsWildcard)
        {
            throw Wildcard("Scope", identity);
        }

        // Applications are none of the list, and many rows name the same one.
        if (!_places.TryGetValue((kind, identity.Text), out var place))
        {
            _places[(kind, identity.Text)] = place = PimNames.ChooseScopeAsync(_client, new[] { kind }, identity, scopes, call);
        }

        return await place;
    }

    public static T? Word<T>(string column, string? value)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        return Enum.TryParse<T>(value!.Trim(), ignoreCase: true, out var word) && Enum.IsDefined(typeof(T), word)
            ? word
            : throw new PimException(PimErrorCode.InvalidParameter, $"The column {column} has '{value}'.")
            {
                Remedy = $"It takes {string.Join(", ", Enum.GetNames(typeof(T)))}.",
            };
    }

    private async Task<IReadOnlyList<PimRole>> RolesAsync(PimKind? kind, PimScope? scope, PimCall call)
    {
        var key = kind == PimKind.AzureRole && scope is not null ? scope.Id : kind?.ToString() ?? "*";
        if (!_roles.TryGetValue(key, out var roles))
        {
            var read = new List<PimRole>();
            await (kind == PimKind.AzureRole && scope is not null
                ? _client.ListRolesAtAsync(scope, read.Add, call)
                : _client.ListRolesAsync(kind is { } one ? new[] { one } : PimKinds.All, read.Add, call));
            _roles[key] = roles = read;
        }

        return roles;
    }

    private async Task<IReadOnlyList<PimRole>> DirectoryGroupsAsync(PimIdentity identity, PimCall call)
    {
        var key = "group " + identity.Text;
        if (!_roles.TryGetValue(key, out var roles))
        {
            _roles[key] = roles = await DirectoryGroups.FindAsync(_client, identity, call);
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
