using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>Keeps a group's plain name from meaning its ownership, which has to be named: by -Access, by <c>Name (owner)</c>, or with the object.</summary>
internal static class GroupOwnership
{
    /// <summary>Those that a name means, without ownerships of groups that it does not name; a wildcard means them all.</summary>
    public static IReadOnlyList<T> Without<T>(PimIdentity identity, IReadOnlyList<T> found, Func<T, PimRole> roleOf) =>
        found.Where(one => !IsSilent(identity, roleOf(one))).ToList();

    /// <summary>The remedy for whoever gave the plain name of a group of which only the ownership was found.</summary>
    public static string Remedy(PimIdentity identity) =>
        $"A group's name alone means its membership. -Access Owner, or the name '{identity} (owner)', means its ownership, which you have.";

    private static bool IsSilent(PimIdentity identity, PimRole role) => role.Access == PimAccess.Owner
        && identity is { Access: null, Source: null, IsWildcard: false }
        && !IsNamed(identity.Text, GroupRoleNames.Full(role, role.Name))
        && !IsNamed(identity.Text, GroupRoleNames.Full(role, role.Id));

    private static bool IsNamed(string text, string? fullName) => string.Equals(LookAlikes.Fold(text), fullName, StringComparison.OrdinalIgnoreCase);
}
