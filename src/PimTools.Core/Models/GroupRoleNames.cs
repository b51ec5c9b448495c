using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Models;

/// <summary>Names the two roles of a group: its name alone means the membership, <c>Name (owner)</c> the ownership.</summary>
internal static class GroupRoleNames
{
    /// <summary>The name that tells the two apart, from the group's name or id; null for a role that is none of a group.</summary>
    public static string? Full(PimRole role, string nameOrId) => role.Access is { } access ? nameOrId + Suffix(access) : null;

    /// <summary>The group's name or id, without what of it is meant.</summary>
    public static string GroupOf(string text) =>
        AccessOf(text) is { } access && LookAlikes.Fold(text) is var plain ? plain.Substring(0, plain.Length - Suffix(access).Length) : text;

    /// <summary>Reads from the text whether the membership or the ownership is meant; null where it does not say so.</summary>
    public static PimAccess? AccessOf(string text)
    {
        foreach (var access in new[] { PimAccess.Member, PimAccess.Owner })
        {
            var suffix = Suffix(access);
            var plain = LookAlikes.Fold(text);
            if (plain.Length > suffix.Length && plain.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return access;
            }
        }

        return null;
    }

    /// <summary>The roles without the ownerships of groups whose membership is among them.</summary>
    public static List<PimRole> WithoutSilentOwners(IReadOnlyCollection<PimRole> roles) => roles
        .Where(role => role.Access != PimAccess.Owner
            || !roles.Any(other => other.Access == PimAccess.Member && string.Equals(other.Id, role.Id, StringComparison.OrdinalIgnoreCase)))
        .ToList();

    private static string Suffix(PimAccess access) => access == PimAccess.Owner ? " (owner)" : " (member)";
}
