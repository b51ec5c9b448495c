using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PimTools.Emulator.Azure;

/// <summary>The roles of Azure: the built-in ones (documented: built-in-roles), and the tenant's own.</summary>
internal sealed class AzureRoles
{
    private static readonly Lazy<IReadOnlyList<AzureRole>> BuiltIn = new(Load);

    private readonly Dictionary<string, AzureRole> _byId = BuiltIn.Value.ToDictionary(role => role.Id, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, AzureRole> _deleted = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<AzureRole> All => _byId.Values;

    public void Set(AzureRole role) => _byId[role.Id] = role;

    public void Remove(AzureRole role)
    {
        _byId.Remove(role.Id);
        _deleted[role.Id] = role;
    }

    /// <summary>Finds a role by its guid, or by an id that ends with it.</summary>
    public AzureRole? Find(string id) => _byId.TryGetValue(id.Substring(id.LastIndexOf('/') + 1), out var role) ? role : null;

    /// <summary>Gives a role that was assigned once, also after it was deleted: past requests still name it.</summary>
    public AzureRole Past(string id) => Find(id) ?? _deleted[id];

    public AzureRole Named(string name) => All.First(role => role.Name == name);

    private static List<AzureRole> Load()
    {
        using var stream = typeof(AzureRoles).Assembly.GetManifestResourceStream("AzureRoles.tsv")
            ?? throw new InvalidOperationException("The list of Azure roles is missing from the assembly.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();

        var roles = new List<AzureRole>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            roles.Add(new AzureRole(cells[0], cells[1], cells[2])
            {
                Actions = Split(cells[3]),
                NotActions = Split(cells[4]),
                DataActions = Split(cells[5]),
                NotDataActions = Split(cells[6]),
            });
        }

        return roles;
    }

    private static string[] Split(string cell) => cell.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
