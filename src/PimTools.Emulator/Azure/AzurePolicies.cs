using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>The policies of Azure: every role has one at every scope from the start.</summary>
internal sealed class AzurePolicies
{
    // A rule is replaced and never changed, so policies can share the first ones.
    private readonly List<JsonObject> _plain = [.. DefaultRules.Create(isPrivileged: false, isExpirationRequired: true)];
    private readonly List<JsonObject> _privileged = [.. DefaultRules.Create(isPrivileged: true, isExpirationRequired: true)];
    private readonly AzureRoles _roles;
    private readonly Dictionary<(string Scope, string Role), Policy> _known = [];

    public AzurePolicies(AzureRoles roles) => _roles = roles;

    public IEnumerable<Policy> At(AzureScope scope) => _roles.All.Where(role => role.IsAssignableAt(scope)).Select(role => Of(scope, role));

    public Policy Of(AzureScope scope, AzureRole role)
    {
        if (!_known.TryGetValue((scope.Id, role.Id), out var policy))
            _known.Add((scope.Id, role.Id), policy = Create(scope, role));
        return policy;
    }

    public Policy? Find(AzureScope scope, string id) =>
        At(scope).FirstOrDefault(policy => policy.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private Policy Create(AzureScope scope, AzureRole role) =>
        new(IdSource.Of($"policy/{scope.Id}/{role.Id}"), scope.Id, scope.TypeName, role.Id, role.IsPrivileged ? _privileged : _plain);
}
