using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>A list of roles that is asked for many names, each of which is compared with the roles of that name or id alone.</summary>
internal sealed class RoleIndex
{
    private readonly IReadOnlyCollection<PimRole> _all;
    private readonly ILookup<string, PimRole> _byText;

    public RoleIndex(IReadOnlyCollection<PimRole> roles)
    {
        _all = roles;
        _byText = roles.SelectMany(Texts, (role, text) => (Role: role, Text: text)).ToLookup(pair => pair.Text, pair => pair.Role, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The roles that an identity means; all of the list for a wildcard, and where it means none of them.</summary>
    public IReadOnlyCollection<PimRole> Candidates(PimIdentity identity)
    {
        var meant = identity.IsWildcard ? new List<PimRole>() : _byText[LookAlikes.Fold(identity.Id ?? identity.Text)].Where(identity.Matches).ToList();
        return meant.Count > 0 ? meant : _all;
    }

    // A role of a group has its name and its id also with what of the group is meant.
    private static IEnumerable<string> Texts(PimRole role) => new[] { role.Id, role.Name, GroupRoleNames.Full(role, role.Id), GroupRoleNames.Full(role, role.Name) }
        .OfType<string>()
        .Select(LookAlikes.Fold)
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
