using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The policies of the directory roles: each role has one, as long as it exists.</summary>
internal sealed class EntraPolicies
{
    public const string ScopeType = "DirectoryRole";

    private readonly string _tenantId;
    private readonly Dictionary<string, Policy> _byRole = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Policy> _byId = new(StringComparer.OrdinalIgnoreCase);

    public EntraPolicies(string tenantId, RoleCatalog roles)
    {
        _tenantId = tenantId;
        foreach (var role in roles.All)
            Add(role);
    }

    public IEnumerable<Policy> All => _byId.Values;

    public void Add(RoleDefinition role)
    {
        var policy = new Policy(
            $"{ScopeType}_{_tenantId}_{IdSource.Of("policy/" + role.Id)}", "/", ScopeType, role.Id, DefaultRules.Create(role.IsPrivileged));
        _byRole[role.Id] = policy;
        _byId.Add(policy.Id, policy);
    }

    public void Remove(RoleDefinition role) => _byId.Remove(Of(role.Id).Id);

    /// <summary>Gives the policy of a role; past requests still need that of a role that was deleted.</summary>
    public Policy Of(string roleDefinitionId) => _byRole[roleDefinitionId];

    public Policy? Find(string id) => _byId.TryGetValue(id, out var policy) ? policy : null;

    public Policy? FindAssignment(string id) => All.FirstOrDefault(policy => policy.AssignmentId.Equals(id, StringComparison.OrdinalIgnoreCase));
}
