using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Entra;

/// <summary>The role definitions of the tenant, by id and by name.</summary>
internal sealed class RoleCatalog
{
    private readonly Dictionary<string, RoleDefinition> _byId =
        BuiltInRoles.All.ToDictionary(role => role.Id, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<RoleDefinition> All => _byId.Values;

    public RoleDefinition? Find(string id) => _byId.TryGetValue(id, out var role) ? role : null;

    public void Add(RoleDefinition role) => _byId.Add(role.Id, role);

    public void Replace(RoleDefinition role) => _byId[role.Id] = role;

    public void Remove(RoleDefinition role) => _byId.Remove(role.Id);

    public RoleDefinition Named(string displayName) => All.First(role => role.DisplayName == displayName);
}
