using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Entra;

/// <summary>The policies of the directory roles.</summary>
internal sealed class RolePolicyArea(RolePolicies policies, PolicyEditor editor, DirectoryAuthority authority) : IPolicyArea
{
    public string ScopeType => RolePolicies.ScopeType;

    // The samples know the directory under both words.
    public bool Answers(string scopeType) =>
        scopeType.Equals(ScopeType, StringComparison.OrdinalIgnoreCase) || scopeType.Equals("Directory", StringComparison.OrdinalIgnoreCase);

    public Permission Read => Permissions.ReadPolicies;

    public Permission Write => Permissions.WritePolicies;

    public PolicyEditor Editor => editor;

    public IEnumerable<Policy> At(string scopeId) => scopeId == "/" ? policies.All : Enumerable.Empty<Policy>();

    public Policy? Find(string id) => policies.Find(id);

    public Policy? FindAssignment(string id) => policies.FindAssignment(id);

    public void RequireWriter(Policy policy, Caller caller) => authority.RequireWriter(caller);

    public void Changed(Policy policy)
    {
    }
}
