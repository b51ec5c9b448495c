using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Reads a document into settings and assignments. Everything that is wrong with it is told in one run.</summary>
internal static class ConfigurationReader
{
    /// <summary>Adds what a file wants to a configuration: several files make one.</summary>
    public static void Read(DocumentNode? root, DocumentProblems problems, PimConfiguration into)
    {
        if (root is not DocumentMap map)
        {
            problems.Refuse(root ?? new DocumentScalar(1, 1, string.Empty, isQuoted: true), "The file holds no configuration: its root is a map with settings and assignments.");
            return;
        }

        var reader = new MapReader(map, "A configuration", problems);
        ReadVersion(reader);
        into.BreakGlass.AddRange(reader.Items("breakGlass").OfType<DocumentScalar>().Select(one => new ConfiguredText(one.Text.Trim(), one)));
        ReadTemplates(reader, into);
        var (settings, assignments) = (into.Settings.Count, into.Assignments.Count);
        foreach (var setting in reader.Children("settings", "A setting"))
        {
            var target = ReadTarget(setting);
            var read = (Extends: setting.Text("extends"), Values: SettingValuesReader.Read(setting));
            setting.RefuseOthers();
            if (target is not null)
            {
                into.Settings.Add(new ConfiguredSetting(target, read.Extends, read.Values));
            }
        }

        foreach (var assignment in reader.Children("assignments", "An assignment"))
        {
            ReadAssignment(assignment, into);
        }

        if (reader.Node("assignments") is not null)
        {
            into.Listed.AddRange(into.Settings.Skip(settings).Select(one => one.Target).Concat(into.Assignments.Skip(assignments).Select(one => one.Target)));
        }

        reader.RefuseOthers();
    }

    private static void ReadVersion(MapReader reader)
    {
        var version = reader.Number("version");
        if (version is null && reader.Node("version") is null)
        {
            reader.Problems.Refuse(reader.Map, $"A configuration needs 'version'.", $"Write version: {PimConfiguration.Version}");
        }
        else if (version is not null and not PimConfiguration.Version)
        {
            reader.Problems.Refuse(reader.Node("version")!, $"The version {version} is not known; this version of PimTools reads {PimConfiguration.Version}.");
        }
    }

    private static void ReadTemplates(MapReader reader, PimConfiguration into)
    {
        if (reader.Child("templates", "templates") is not { } templates)
        {
            return;
        }

        foreach (var entry in templates.Map.Entries)
        {
            if (entry.Value is not DocumentMap map)
            {
                reader.Problems.Refuse(entry.Value, $"The template '{entry.Key}' is a map of keys.");
                continue;
            }

            var template = new MapReader(map, "A template", reader.Problems);
            var read = new ConfiguredTemplate(template.Text("extends"), SettingValuesReader.Read(template), entry.Name);
            template.RefuseOthers();
            if (into.Templates.TryGetValue(entry.Key, out var first))
            {
                reader.Problems.Refuse(entry.Name, $"The template '{entry.Key}' stands here a second time; the first is in line {first.At.Line}.");
            }
            else
            {
                into.Templates.Add(entry.Key, read);
            }
        }
    }

    private static ConfiguredTarget? ReadTarget(MapReader map)
    {
        var (role, group) = (map.Text("role"), map.Text("group"));
        var (kind, access) = (map.Word<PimKind>("kind"), map.Word<PimAccess>("access"));
        var (id, scope, scopeId) = (map.Text("id"), map.Text("scope"), map.Text("scopeId"));
        if ((role is null) == (group is null))
        {
            map.Problems.Refuse(map.Map, $"{map.Subject} needs either 'role' or 'group'.");
            return null;
        }

        kind ??= group is not null ? PimKind.Group : scope is null && scopeId is null ? PimKind.EntraRole : null;
        if (kind is null)
        {
            map.Problems.Refuse(map.Map, $"{map.Subject} with a scope needs 'kind'.", "Write kind: EntraRole or kind: AzureRole.");
            return null;
        }

        if ((kind == PimKind.Group) != (group is not null))
        {
            map.Problems.Refuse(map.Map, kind == PimKind.Group ? "A group is named by 'group', not by 'role'." : $"'group' names a group, and the kind is {kind}.");
            return null;
        }

        if (access is not null && kind != PimKind.Group)
        {
            map.Problems.Refuse(map.Node("access")!, "Only a group has 'access'.");
        }

        if (kind == PimKind.AzureRole && scope is null && scopeId is null)
        {
            map.Problems.Refuse(map.Map, $"{map.Subject} of an Azure role needs 'scope'.", "Write the name of a subscription, a management group or a resource group, or scopeId with the path.");
        }

        return new ConfiguredTarget(kind.Value, (role ?? group)!, id, kind == PimKind.Group ? access ?? PimAccess.Member : null, scope, scopeId, map.Map);
    }

    private static void ReadAssignment(MapReader map, PimConfiguration into)
    {
        var target = ReadTarget(map);
        var type = map.Word<PimAssignmentType>("type");
        if (type is null && map.Node("type") is null)
        {
            map.Problems.Refuse(map.Map, "An assignment needs 'type'.", "Write type: Eligible or type: Active.");
        }

        var principal = map.RequiredText("principal");
        var (id, start, end, duration) = (map.Text("principalId"), map.Time("start"), map.Time("end"), map.Duration("duration"));
        var isPermanent = map.Flag("permanent") == true;
        var (condition, justification, isProtected) = (map.ExactText("condition"), map.Text("justification"), map.Flag("protect") == true);
        map.RefuseOthers();
        if (target is null || type is null || principal is null)
        {
            return;
        }

        into.Assignments.Add(new ConfiguredAssignment(target, type.Value, principal)
        {
            PrincipalId = id,
            Start = start,
            End = end,
            Duration = duration,
            IsPermanent = isPermanent,
            Condition = condition,
            Justification = justification,
            IsProtected = isProtected,
        });
    }
}
