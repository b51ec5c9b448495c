using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Entra;

/// <summary>The policies of the directory roles.</summary>
internal sealed class EntraPolicyArea(EntraPolicies policies, PolicyEditor editor, EntraAuthority authority) : IPolicyArea
{
    public string ScopeType => EntraPolicies.ScopeType;

    // The samples use both names for the directory.
    public bool Answers(string scopeType) =>
        scopeType.Equals(ScopeType, StringComparison.OrdinalIgnoreCase) || scopeType.Equals("Directory", StringComparison.OrdinalIgnoreCase);

    public Permission Read => EntraPermissions.ReadPolicies;

    public Permission Write => EntraPermissions.WritePolicies;

    public PolicyEditor Editor => editor;

    public IEnumerable<Policy> At(string scopeId) => scopeId == "/" ? policies.All : Enumerable.Empty<Policy>();

    public Policy? Find(string id) => policies.Find(id);

    public Policy? FindAssignment(string id) => policies.FindAssignment(id);

    public void RequireWriter(Policy policy, Caller caller) => authority.RequireWriter(caller);

    public void Changed(Policy policy)
    {
    }
}
