using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The policies of the directory roles: one each, never created or deleted.</summary>
internal sealed class EntraPolicies
{
    public const string ScopeType = "DirectoryRole";

    private readonly List<Policy> _all;
    private readonly Dictionary<string, Policy> _byRole;
    private readonly Dictionary<string, Policy> _byId;

    public EntraPolicies(string tenantId, RoleCatalog roles)
    {
        _all =
        [
            .. roles.All.Select(role => new Policy(
                $"{ScopeType}_{tenantId}_{IdSource.Of("policy/" + role.Id)}", "/", ScopeType, role.Id, DefaultRules.Create(role.IsPrivileged))),
        ];
        _byRole = _all.ToDictionary(policy => policy.RoleDefinitionId, StringComparer.OrdinalIgnoreCase);
        _byId = _all.ToDictionary(policy => policy.Id, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<Policy> All => _all;

    public Policy Of(string roleDefinitionId) => _byRole[roleDefinitionId];

    public Policy? Find(string id) => _byId.TryGetValue(id, out var policy) ? policy : null;

    public Policy? FindAssignment(string id) => _all.Find(policy => policy.AssignmentId.Equals(id, StringComparison.OrdinalIgnoreCase));
}
