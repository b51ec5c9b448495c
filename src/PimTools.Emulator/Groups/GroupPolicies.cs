using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Groups;

/// <summary>The policies of every group: one for members and one for owners. Their ids change when the group comes under PIM.</summary>
internal sealed class GroupPolicies
{
    public const string ScopeType = "Group";

    // A rule is replaced and never changed, so policies can share the first ones.
    private readonly List<JsonObject> _rules = [.. DefaultRules.Create(isPrivileged: false, isExpirationRequired: true)];
    private readonly Dictionary<string, List<Policy>> _byGroup = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Policy> Of(string groupId)
    {
        if (!_byGroup.TryGetValue(groupId, out var policies))
            _byGroup.Add(groupId, policies = [.. GroupAccess.All.Select(access => Create(groupId, access))]);
        return policies;
    }

    public Policy Of(string groupId, string access) => Of(groupId).First(policy => policy.RoleDefinitionId == access);

    /// <summary>Gives the policies their lasting ids.</summary>
    public void Onboard(string groupId)
    {
        foreach (var policy in Of(groupId))
            policy.Rename(Id(groupId, policy.RoleDefinitionId));
    }

    private Policy Create(string groupId, string access) => new(Id(groupId, access + "/before"), groupId, ScopeType, access, _rules);

    private static string Id(string groupId, string name) => $"{ScopeType}_{groupId}_{IdSource.Of($"policy/{groupId}/{name}")}";
}
