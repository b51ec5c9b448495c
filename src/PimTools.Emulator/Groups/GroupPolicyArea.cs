using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Endpoints;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Groups;

/// <summary>The policies of groups; the first change brings a group under PIM.</summary>
internal sealed class GroupPolicyArea(GroupPimService service, PolicyEditor editor, GroupAuthority authority) : IPolicyArea
{
    public string ScopeType => GroupPolicies.ScopeType;

    public bool Answers(string scopeType) => scopeType.Equals(ScopeType, StringComparison.OrdinalIgnoreCase);

    public Permission Read => GroupPermissions.ReadPolicies;

    public Permission Write => GroupPermissions.WritePolicies;

    public PolicyEditor Editor => editor;

    public IEnumerable<Policy> At(string scopeId) =>
        service.Find(scopeId) is { IsManageable: true } group ? service.Policies.Of(group.Id) : Enumerable.Empty<Policy>();

    public Policy? Find(string id) => Named(id, policy => policy.Id);

    public Policy? FindAssignment(string id) => Named(id, policy => policy.AssignmentId);

    public void RequireWriter(Policy policy, Caller caller) => authority.RequireWriter(caller, GroupOf(policy));

    public void Changed(Policy policy) => service.Prepare(new GrantTarget(policy.RoleDefinitionId, policy.ScopeId));

    // The id contains the group: Group_{groupId}_{guid}.
    private Policy? Named(string id, Func<Policy, string> name)
    {
        var groupId = id.Split('_').ElementAtOrDefault(1);
        return groupId is null ? null : At(groupId).FirstOrDefault(policy => name(policy).Equals(id, StringComparison.OrdinalIgnoreCase));
    }

    private Group GroupOf(Policy policy) => service.Find(policy.ScopeId) ?? throw ServiceException.ResourceNotFound(policy.ScopeId);
}
