using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.RoleDefinitions;

/// <summary>Compares the roles of two times.</summary>
internal static class RoleComparison
{
    /// <summary>The roles that differ, by kind and name. What one side does not tell is not compared.</summary>
    public static IEnumerable<PimRoleDifference> Compare(IEnumerable<PimRole> before, IEnumerable<PimRole> after)
    {
        var old = before.ToDictionary(Key, StringComparer.OrdinalIgnoreCase);
        var now = after.ToDictionary(Key, StringComparer.OrdinalIgnoreCase);
        return old.Keys.Union(now.Keys, StringComparer.OrdinalIgnoreCase)
            .Select(key => Compare(old.TryGetValue(key, out var one) ? one : null, now.TryGetValue(key, out var other) ? other : null))
            .Where(difference => difference.Change != PimRoleChange.None)
            .OrderBy(difference => difference.Kind)
            .ThenBy(difference => difference.Role, StringComparer.OrdinalIgnoreCase);
    }

    private static string Key(PimRole role) => $"{role.Kind} {role.Id}";

    private static PimRoleDifference Compare(PimRole? before, PimRole? after)
    {
        if (before is null || after is null)
        {
            return new PimRoleDifference(before ?? after!, before is null ? PimRoleChange.Added : PimRoleChange.Removed)
            {
                AddedPermissions = after?.Permissions ?? Texts(Array.Empty<string>()),
                RemovedPermissions = before?.Permissions ?? Texts(Array.Empty<string>()),
            };
        }

        var others = Others(before, after).ToList();
        var (old, now) = before.Permissions is { } one && after.Permissions is { } other ? (one, other) : (Texts(Array.Empty<string>()), Texts(Array.Empty<string>()));
        var added = Texts(now.Except(old, StringComparer.OrdinalIgnoreCase));
        var removed = Texts(old.Except(now, StringComparer.OrdinalIgnoreCase));
        return new PimRoleDifference(after, others.Count + added.Count + removed.Count > 0 ? PimRoleChange.Changed : PimRoleChange.None)
        {
            AddedPermissions = added,
            RemovedPermissions = removed,
            OtherChanges = Texts(others),
        };
    }

    private static PimTextList Texts(IEnumerable<string> texts) => new(texts, "; ");

    private static IEnumerable<string> Others(PimRole before, PimRole after)
    {
        var fields = new (string Name, object? Before, object? After)[]
        {
            ("Name", before.Name, after.Name),
            ("Description", before.Description, after.Description),
            ("IsEnabled", before.IsEnabled, after.IsEnabled),
            ("IsPrivileged", before.IsPrivileged, after.IsPrivileged),
        };
        return fields.Where(field => field.Before is not null && field.After is not null && !field.Before.Equals(field.After))
            .Select(field => $"{field.Name}: {field.Before} -> {field.After}");
    }
}
