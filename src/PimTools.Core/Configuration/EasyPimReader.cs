using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>
/// Makes a document of a configuration of EasyPIM, in either of its forms: lists of policies and assignments, or policies by name and a map of
/// assignments. What has no like in a document is told with its place.
/// </summary>
internal sealed class EasyPimReader
{
    private readonly EasyPimMap _root;
    private readonly List<DocumentNode> _settings = new();
    private readonly List<DocumentNode> _assignments = new();

    private EasyPimReader(EasyPimMap root) => _root = root;

    /// <param name="text">The text of the file, which may have comments.</param>
    /// <param name="file">The file, for what is told.</param>
    /// <param name="format">Reads JSON.</param>
    /// <param name="report">Hears of what is wrong, and of what is left out.</param>
    /// <returns>The document; null where the text is none.</returns>
    public static DocumentMap? Read(string text, string file, IDocumentFormat format, Action<PimDocumentProblem> report)
    {
        var root = format.Read(JsonComments.Blank(text), file, report);
        var problems = new DocumentProblems(file, report);
        if (root is DocumentMap map)
        {
            return new EasyPimReader(new EasyPimMap(map, problems)).Read();
        }

        problems.Refuse(root ?? new DocumentScalar(1, 1, string.Empty, isQuoted: true), "The file holds no configuration of EasyPIM: its root is a map.");
        return null;
    }

    private DocumentMap Read()
    {
        var protectedUsers = _root.Texts("ProtectedUsers") ?? Array.Empty<string>();
        var templates = _root.Child("PolicyTemplates")?.Named()
            .Select(template => (template.Name.Text, (DocumentNode?)NodeBuilder.Map(EasyPimPolicy.Write(template.Value)))).ToArray();
        ReadPolicies();
        ReadLists();
        ReadMap();
        _root.TellOthers();
        return NodeBuilder.Map(
            ("version", NodeBuilder.Word(PimConfiguration.Version)),
            ("breakGlass", protectedUsers.Count == 0 ? null : NodeBuilder.List(protectedUsers.Select(one => NodeBuilder.Text(one)!))),
            ("templates", templates is null ? null : NodeBuilder.Map(templates)),
            ("settings", _settings.Count == 0 ? null : NodeBuilder.List(_settings)),
            ("assignments", _assignments.Count == 0 ? null : NodeBuilder.List(_assignments)));
    }

    private void ReadPolicies()
    {
        foreach (var (role, policy) in Policies("EntraRoles", "EntraIDRoles"))
        {
            AddSetting(policy, Entra(role.Text));
        }

        foreach (var (role, policy) in Policies("AzureRoles"))
        {
            AddSetting(policy, Azure(role.Text, policy.Text("Scope")));
        }

        foreach (var (group, accesses) in Policies("GroupRoles", "Groups"))
        {
            foreach (var (access, policy) in accesses.Named())
            {
                AddSetting(policy, Group(group.Text, access.Text));
            }
        }

        foreach (var policy in _root.Children("EntraRolePolicies"))
        {
            AddSetting(policy, Entra(policy.Text("RoleName")));
        }

        foreach (var policy in _root.Children("AzureRolePolicies"))
        {
            AddSetting(policy, Azure(policy.Text("RoleName"), policy.Text("Scope")));
        }

        foreach (var policy in _root.Children("GroupPolicies"))
        {
            AddSetting(policy, Group(policy.Text("GroupId", "GroupName"), policy.Text("RoleName")));
        }
    }

    private List<(DocumentScalar Name, EasyPimMap Value)> Policies(params string[] keys)
    {
        var kind = _root.Child(keys);
        var policies = kind?.Child("Policies")?.Named().ToList();
        kind?.TellOthers();
        return policies ?? [];
    }

    // An inline policy stands below a key of its own, or beside the names.
    private void AddSetting(EasyPimMap policy, (string Key, DocumentNode? Value)[] target) => _settings.Add(NodeBuilder.Map(
        target.Concat(EasyPimPolicy.Write(policy.Child("Policy") is { } inline ? policy.Below(inline) : policy)).ToArray()));

    private void ReadLists()
    {
        foreach (var (key, type) in new[] { (string.Empty, PimAssignmentType.Eligible), ("Active", PimAssignmentType.Active) })
        {
            foreach (var row in _root.Children("EntraIDRoles" + key).Concat(_root.Children("EntraRoles" + key)))
            {
                AddRow(row, type, Entra(row.Text("Rolename")));
            }

            foreach (var row in _root.Children("AzureRoles" + key))
            {
                AddRow(row, type, Azure(row.Text("Rolename"), row.Text("Scope")));
            }

            foreach (var row in _root.Children("GroupRoles" + key))
            {
                AddRow(row, type, Group(row.Text("GroupId", "GroupName"), row.Text("Rolename")));
            }
        }
    }

    private void AddRow(EasyPimMap row, PimAssignmentType type, (string Key, DocumentNode? Value)[] target)
    {
        var principals = (row.Texts("PrincipalIds") ?? Array.Empty<string>()).Concat(row.Texts("PrincipalId", "PrincipalName") ?? Array.Empty<string>()).Distinct().ToList();
        AddAssignments(row, principals, type, target);
    }

    private void ReadMap()
    {
        var assignments = _root.Child("Assignments");
        foreach (var role in assignments?.Children("EntraRoles", "EntraIDRoles") ?? Array.Empty<EasyPimMap>())
        {
            AddAssignments(role, Entra(role.Text("roleName")));
        }

        foreach (var role in assignments?.Children("AzureRoles") ?? Array.Empty<EasyPimMap>())
        {
            AddAssignments(role, Azure(role.Text("roleName"), role.Text("scope")));
        }

        foreach (var role in assignments?.Children("Groups", "GroupRoles") ?? Array.Empty<EasyPimMap>())
        {
            AddAssignments(role, Group(role.Text("groupId", "groupName"), role.Text("roleName")));
        }

        assignments?.TellOthers();
    }

    private void AddAssignments(EasyPimMap role, (string Key, DocumentNode? Value)[] target)
    {
        foreach (var row in role.Children("assignments"))
        {
            var type = row.Text("assignmentType");
            AddAssignments(
                row,
                row.Texts("principalId", "principalName") ?? Array.Empty<string>(),
                string.Equals(type, "Active", StringComparison.OrdinalIgnoreCase) ? PimAssignmentType.Active : PimAssignmentType.Eligible,
                target);
        }

        role.TellOthers();
    }

    private void AddAssignments(EasyPimMap row, IReadOnlyList<string> principals, PimAssignmentType type, (string Key, DocumentNode? Value)[] target)
    {
        // The directory knows what kind a principal is; the version of conditions is always 2.0.
        row.Ignore("principalType", "conditionVersion", "Rolename", "Scope", "GroupId", "GroupName");
        var isPermanent = row.Flag("permanent") == true;
        var terms = new[]
        {
            ("duration", isPermanent ? null : row.Duration("duration")),
            ("permanent", isPermanent ? NodeBuilder.Flag(true) : null),
            ("condition", NodeBuilder.Text(row.Text("condition"))),
            ("justification", NodeBuilder.Text(row.Text("justification"))),
        };
        row.TellOthers();
        if (principals.Count == 0)
        {
            row.Tell(row.Map, "The assignment names no principal, and is left out.");
        }

        foreach (var principal in principals)
        {
            _assignments.Add(NodeBuilder.Map(target
                .Concat(new[] { ("type", NodeBuilder.Word(type)), ("principal", NodeBuilder.Text(principal)) })
                .Concat(terms)
                .ToArray()));
        }
    }

    private static (string Key, DocumentNode? Value)[] Entra(string? role) => new[] { ("role", NodeBuilder.Text(role)) };

    private static (string Key, DocumentNode? Value)[] Azure(string? role, string? scope) =>
        new[] { ("role", NodeBuilder.Text(role)), ("kind", NodeBuilder.Word(PimKind.AzureRole)), ("scopeId", NodeBuilder.Text(scope)) };

    private static (string Key, DocumentNode? Value)[] Group(string? group, string? access) => new[]
    {
        ("group", NodeBuilder.Text(group)),
        ("access", NodeBuilder.Word(string.Equals(access, "Owner", StringComparison.OrdinalIgnoreCase) ? PimAccess.Owner : PimAccess.Member)),
    };
}
