using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Entra;

/// <summary>The directory roles that every tenant has (documented: permissions-reference).</summary>
internal static class BuiltInRoles
{
    public const string DirectoryWriters = "9360feb5-f418-4baa-8175-e2a00bac4301";
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    public const string GroupsAdministrator = "fdd7a751-b60b-444a-984c-02652fe8fa1c";
    public const string IdentityGovernanceAdministrator = "45d8d3c5-c802-45c6-b32a-1d70b5e1e86e";
    public const string PrivilegedRoleAdministrator = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    public const string ReportsReader = "4a5d8f65-41da-4de4-8968-e035b65339cf";
    public const string SecurityAdministrator = "194ae4cb-b126-40b2-bd5b-6091b380977d";
    public const string SecurityOperator = "5f2222b1-57c3-48ba-8ad5-d4759f1fde6f";
    public const string SecurityReader = "5d6b6bb7-de71-4623-b4af-96380a352509";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    private static readonly Lazy<IReadOnlyList<RoleDefinition>> Read = new(Load);

    public static IReadOnlyList<RoleDefinition> All => Read.Value;

    private static List<RoleDefinition> Load()
    {
        var actions = Actions();
        return [.. Lines("BuiltInRoles.tsv").Skip(1).Select(line => line.Split('\t')).Select(cells => new RoleDefinition(cells[0], cells[1], cells[2] == "yes")
        {
            Permissions = new JsonArray(new JsonObject { ["allowedResourceActions"] = JsonText.Array(actions[cells[0]]), ["condition"] = null }),
        })];
    }

    /// <summary>Reads the actions of each role: a line begins with the id of the role, and its actions follow, indented, one a line.</summary>
    private static Dictionary<string, List<string>> Actions()
    {
        var actions = new Dictionary<string, List<string>>();
        List<string> current = [];
        foreach (var line in Lines("BuiltInRoleActions.txt"))
        {
            if (line[0] == ' ')
                current.Add(line.Trim());
            else
                actions.Add(line.Substring(0, line.IndexOf(' ')), current = []);
        }

        return actions;
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(BuiltInRoles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
