using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Divides the settings and assignments of a tenant into a file for each role: below a folder for the kind, and of Azure for the scope.</summary>
internal static class ConfigurationFolder
{
    /// <summary>The folder of a kind.</summary>
    public static string Of(PimKind kind) => kind switch
    {
        PimKind.EntraRole => "entra",
        PimKind.Group => "groups",
        _ => "azure",
    };

    /// <summary>Makes the documents, each with its path within the folder, which has / between its parts. A role has a file as soon as it has a setting or an assignment.</summary>
    public static IReadOnlyList<(string File, DocumentMap Document)> Write(
        ConfigurationWriter writer, IReadOnlyCollection<PimRoleSetting> settings, IReadOnlyCollection<PimAssignment> assignments)
    {
        var settingsOf = settings.ToLookup(one => Place.Of(one.Role, one.Scope));
        var assignmentsOf = assignments.ToLookup(one => Place.Of(one.Role, one.Scope));
        return settingsOf.Select(same => same.Key).Concat(assignmentsOf.Select(same => same.Key)).Distinct()
            .GroupBy(place => place.Path(isLong: false), StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Select(place => (File: place.Path(isLong: same.Count() > 1) + ".yaml", Place: place)))
            .OrderBy(one => one.File, StringComparer.Ordinal)
            .Select(one => (one.File, writer.Write(settingsOf[one.Place], assignmentsOf[one.Place])))
            .ToList();
    }

    private sealed record Place(PimKind Kind, string Scope, string ScopeId, string Role, string RoleId)
    {
        // Assignments at administrative units stand with their role, and both accesses of a group with the group.
        public static Place Of(PimRole role, PimScope scope) => role.Kind == PimKind.AzureRole
            ? new Place(role.Kind, scope.DisplayName, scope.Id.ToUpperInvariant(), role.Name, LastPart(role.Id).ToUpperInvariant())
            : new Place(role.Kind, string.Empty, string.Empty, role.Name, role.Id.ToUpperInvariant());

        // Where two have the same name, both bear what tells them apart.
        public string Path(bool isLong) => string.Join("/", new[]
        {
            ConfigurationFolder.Of(Kind),
            ScopeId.Length == 0 ? string.Empty : FileName.Of(Scope, isLong ? ScopeId.Trim('/').ToLowerInvariant() : null),
            FileName.Of(Role, isLong ? RoleId.ToLowerInvariant() : null),
        }.Where(part => part.Length > 0));

        private static string LastPart(string id) => id.Substring(id.LastIndexOf('/') + 1);
    }
}
