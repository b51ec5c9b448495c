using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Makes a document of settings and assignments, in an order that stays the same while the tenant does.</summary>
internal sealed class ConfigurationWriter
{
    private readonly HashSet<(PimKind Kind, string Name)> _ambiguous;

    /// <param name="roles">The roles of the tenant, as far as they are known: one whose name is not unique gets its id beside it.</param>
    public ConfigurationWriter(IEnumerable<PimRole> roles) => _ambiguous = new HashSet<(PimKind, string)>(roles
        .GroupBy(role => (role.Kind, role.Name.ToUpperInvariant()))
        .Where(same => same.Select(role => role.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
        .Select(same => same.Key));

    /// <summary>Makes the document.</summary>
    public DocumentMap Write(IEnumerable<PimRoleSetting> settings, IEnumerable<PimAssignment> assignments) => NodeBuilder.Map(
        ("version", NodeBuilder.Word(PimConfiguration.Version)),
        ("settings", NodeBuilder.List(settings
            .OrderBy(one => Order(one.Role, one.Scope), StringComparer.OrdinalIgnoreCase)
            .Select(one => SettingDocument.Write(Target(one.Role, one.Scope), one)))),
        ("assignments", NodeBuilder.List(assignments
            .OrderBy(one => $"{Order(one.Role, one.Scope)}|{one.Type}|{one.Principal.UserPrincipalName ?? one.Principal.ToString()}|{one.Principal.Id}", StringComparer.OrdinalIgnoreCase)
            .Select(Assignment))));

    private static string Order(PimRole role, PimScope scope) => $"{(int)role.Kind}|{role.Name}|{role.Access}|{role.Id}|{scope.DisplayName}|{scope.Id}";

    private (string Key, DocumentNode? Value)[] Target(PimRole role, PimScope scope)
    {
        var isGroup = role.Kind == PimKind.Group;
        var hasScope = !isGroup && !(role.Kind == PimKind.EntraRole && scope.Id == PimScope.Directory.Id);
        return new[]
        {
            (isGroup ? "group" : "role", NodeBuilder.Text(role.Name)),
            ("kind", isGroup ? null : NodeBuilder.Word(role.Kind)),
            ("id", isGroup || _ambiguous.Contains((role.Kind, role.Name.ToUpperInvariant())) ? NodeBuilder.Text(role.Id) : null),
            ("access", isGroup ? NodeBuilder.Word(role.Access) : null),
            ("scope", hasScope ? NodeBuilder.Text(scope.DisplayName) : null),
            ("scopeId", hasScope ? NodeBuilder.Text(scope.Id) : null),
        };
    }

    // A user principal name is unique; of everybody else, the id stands beside the name.
    private DocumentMap Assignment(PimAssignment assignment) => NodeBuilder.Map(Target(assignment.Role, assignment.Scope).Concat(new[]
    {
        ("type", NodeBuilder.Word(assignment.Type)),
        ("principal", NodeBuilder.Text(assignment.Principal.UserPrincipalName ?? assignment.Principal.ToString())),
        ("principalId", assignment.Principal.UserPrincipalName is null ? NodeBuilder.Text(assignment.Principal.Id) : null),
        ("start", assignment.State == PimAssignmentState.Scheduled ? Time(assignment.Start) : null),
        ("end", Time(assignment.End)),
        ("permanent", assignment.IsPermanent ? NodeBuilder.Flag(true) : null),
        ("condition", NodeBuilder.Text(assignment.Condition)),
    }).ToArray());

    private static DocumentNode? Time(DateTimeOffset? time) => NodeBuilder.Word(time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
}
