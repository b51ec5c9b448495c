using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Client;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>The roles that any number of names mean: exact ones are looked up in one list, wildcards are matched as the rows come.</summary>
internal sealed class RoleMatcher
{
    private readonly IReadOnlyCollection<PimKind> _kinds;
    private readonly List<PimIdentity> _wildcards;
    private readonly List<PimRole> _found = new();
    private readonly bool _isAny;

    private RoleMatcher(IReadOnlyCollection<PimKind> kinds, IReadOnlyCollection<PimIdentity> names)
    {
        _kinds = kinds;
        _isAny = names.Count == 0;
        _wildcards = names.Where(name => name.IsWildcard).ToList();
    }

    /// <summary>Tells whether names were given, and none of them means anything.</summary>
    public bool IsNothing => !_isAny && _wildcards.Count == 0 && _found.Count == 0;

    /// <summary>The id to filter by, where one role is meant.</summary>
    public string? Id => _wildcards.Count == 0 && _found.Count == 1 ? _found[0].Id : null;

    /// <summary>The kinds of what is meant.</summary>
    public IReadOnlyCollection<PimKind> Kinds => _isAny || _wildcards.Count > 0 ? _kinds : _found.Select(role => role.Kind).Distinct().ToList();

    /// <summary>The ids of the groups that are meant; null where others may be, too.</summary>
    public IReadOnlyCollection<string>? GroupIds => _isAny || _wildcards.Count > 0
        ? null
        : _found.Where(role => role.Kind == PimKind.Group).Select(role => role.Id).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>Looks the names up; those that mean nothing, or too much, are told one by one.</summary>
    public static async Task<RoleMatcher> FindAsync(
        IPimClient client, IReadOnlyCollection<PimKind> kinds, IReadOnlyCollection<PimIdentity> names, Action<PimException> refuse, PimCall call)
    {
        var asked = new RoleMatcher(kinds, names);
        IReadOnlyCollection<PimRole>? listed = null;
        var reading = new PartialReading();
        async Task<IReadOnlyCollection<PimRole>> ListAsync(PimIdentity name) => listed ??= await RoleResolver.ListAsync(client, kinds, name, reading.Of(call));
        foreach (var name in names.Where(name => !name.IsWildcard))
        {
            try
            {
                asked._found.AddRange(RoleResolver.FindRemembered(client, kinds, name)
                    ?? (names.Count == 1 ? await RoleResolver.FindNamedAsync(client, kinds, name, call) : null)
                    ?? await RoleResolver.FindAsync(client, kinds, name, () => ListAsync(name), call, reading));
            }
            catch (PimException e) when (e.IsOfOneItem || e.Code is PimErrorCode.RoleNotFound or PimErrorCode.RoleAmbiguous)
            {
                refuse(e);
            }
        }

        if (asked._found.Count > 0)
        {
            reading.Tell(call);
        }

        return asked;
    }

    /// <summary>Matches a role that the audit log names, whose ids may differ from those of the catalogue.</summary>
    public bool MatchesNamed(PimKind? kind, string? id, string? name, PimAccess? access) => _isAny
        || _found.Exists(role => role.Kind == kind && role.Access == access && (TextEquality.IsAny(role.Id, id) || TextEquality.IsAny(role.Name, name)))
        || _wildcards.Exists(wanted => (wanted.Access is null || wanted.Access == access) && wanted.Matches(id ?? string.Empty, name));

    public bool Matches(PimRole role) => _isAny || _found.Exists(role.IsSameAs) || _wildcards.Exists(name => name.Matches(role));
}
